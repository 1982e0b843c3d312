import { and, desc, eq, isNull } from "drizzle-orm";
import { council, importRun } from "../../../../db/schema";
import { localNow } from "../../../model/calendar/local-time";
import type { Asker } from "../../../model/people/asker";
import { readFor } from "../../../platform/store.server";
import type { AreasReport } from "./import-areas.server";
import type { DeprivationReport } from "./import-deprivation.server";
import type { PostcodesReport } from "./import-postcodes.server";
import type { PlacesImport } from "./import-run.server";
import type { LoadedData } from "./loaded-data";

async function lastImport<Report>(
	asker: Asker,
	kind: PlacesImport,
): Promise<{ report: Report; loadedOn: string } | undefined> {
	const db = await readFor(asker);
	const [run] = await db
		.select({ report: importRun.report, finishedAt: importRun.finishedAt })
		.from(importRun)
		.where(and(eq(importRun.kind, kind), isNull(importRun.councilId)))
		.orderBy(desc(importRun.startedAt))
		.limit(1);
	// Written by the import of this kind and by nothing else.
	return run?.finishedAt ? { report: run.report as Report, loadedOn: localNow(run.finishedAt).date } : undefined;
}

/** What was loaded last, for the page about the data. */
export async function loadedData(asker: Asker): Promise<LoadedData> {
	const db = await readFor(asker);
	const postcodes = await lastImport<PostcodesReport>(asker, "postcodes");
	const areas = await lastImport<AreasReport>(asker, "areas");
	const deprivation = await lastImport<DeprivationReport>(asker, "deprivation");
	const fictional = await db.select({ name: council.name }).from(council).where(eq(council.fictional, true));
	return {
		postcodes: postcodes
			? {
					format: postcodes.report.format,
					year: postcodes.report.year,
					count: postcodes.report.loaded,
					loadedOn: postcodes.loadedOn,
				}
			: null,
		areas: areas ? { count: areas.report.areas, loadedOn: areas.loadedOn } : null,
		deprivation: deprivation ? { count: deprivation.report.loaded, loadedOn: deprivation.loadedOn } : null,
		fictional: fictional.map(({ name }) => name).sort(),
	};
}
