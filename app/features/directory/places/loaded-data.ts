import type { PostcodeFormat } from "./postcode-rows";

/** What this installation knows about places. Null for what was never loaded; dates are local "YYYY-MM-DD". */
export interface LoadedData {
	postcodes: { format: PostcodeFormat; year: number; count: number; loadedOn: string } | null;
	areas: { count: number; loadedOn: string } | null;
	deprivation: { count: number; loadedOn: string } | null;
	/** Names of councils that are made up. */
	fictional: string[];
}
