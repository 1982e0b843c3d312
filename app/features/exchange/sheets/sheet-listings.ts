/** Listings as a source gives them, before they are compared with what the council has. */
import type { Ledger } from "../../../model/exchange/ledger";
import type { ForeignProblem } from "../../../platform/foreign/findings";
import type { LocationListing, OrganisationListing, ServiceListing } from "../../directory/listings/listing";
import type { UnreadListings } from "./unread";

/** All that a source says now; each listing with its provenance. */
export interface SourceListings {
	source: string;
	organisations: OrganisationListing[];
	locations: LocationListing[];
	services: ServiceListing[];
	/** What it lists beside them and could not be read: it is not gone. */
	unread: UnreadListings;
}

/** What a sheet says, as listings, and what of it was refused or is doubtful. */
export interface SheetListings extends Omit<SourceListings, "source"> {
	refused: ForeignProblem[];
	warnings: ForeignProblem[];
	ledger: Ledger;
	slots: number;
	merged: Record<string, number[]>;
}
