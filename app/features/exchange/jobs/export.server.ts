/** What a council publishes, as files. They are made while they are sent, some listings at a time. */
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { entry, location, organisation, service } from "../../../../db/schema";
import type { ExportName } from "../../../model/exchange/job";
import { CONFIDENTIAL_NAME, isConfidential, mayKnowAddress } from "../../../model/listings/confidential";
import { type LocationRow, publicLocation } from "../../../model/listings/public-location";
import type { Schedule } from "../../../model/listings/shapes";
import { ANYONE, type StaffAsker } from "../../../model/people/asker";
import { recordFact } from "../../../platform/audit.server";
import { BYTE_ORDER_MARK, csvLine } from "../../../platform/csv-cell";
import { readFor } from "../../../platform/store.server";
import { streamOf } from "../../../platform/stream.server";
import type { Council } from "../../directory/councils/queries.server";
import { locationColumns } from "../../directory/listings/location-columns.server";
import { publicServicesById } from "../../directory/listings/public-listings.server";
import { toHsdsService } from "../open-referral/to-hsds";
import {
	ORGANISATION_HEADINGS,
	PLACE_HEADINGS,
	SERVICE_HEADINGS,
	SESSION_HEADINGS,
} from "../sheets/maps/hub-export/columns";
import { writeOrganisation, writePlace, writeService, writeSession } from "../sheets/maps/hub-export/write-cells";

export interface Exporter extends StaffAsker {
	council: Pick<Council, "id" | "slug">;
}

/** Whether a file for somebody has confidential addresses in it. */
export const knowsConfidential = (who: Exporter): boolean => mayKnowAddress(who, { masked: true, draftBy: null });

const AT_ONCE = 200;

/** Notes who exports what, and gives the file. */
export async function exportFile(who: Exporter, name: ExportName): Promise<Response> {
	const mayKnow = knowsConfidential(who);
	await recordFact(who, {
		action: "export.made",
		actor: who.person,
		councilId: who.council.id,
		details: { file: name, confidentialAddresses: mayKnow && name !== "open-referral.json" },
	});
	const json = name === "open-referral.json";
	return new Response(streamOf(WRITERS[name](who, mayKnow)), {
		headers: {
			"Content-Type": json ? "application/json" : "text/csv; charset=utf-8",
			"Content-Disposition": `attachment; filename="${who.council.slug}-${name}"`,
		},
	});
}

const WRITERS: Record<ExportName, (who: Exporter, mayKnow: boolean) => AsyncGenerator<string>> = {
	"sessions.csv": sessions,
	"services.csv": services,
	"places.csv": places,
	"organisations.csv": organisations,
	"open-referral.json": openReferral,
};

/** Published services in the order of their ids, with the status of what is written since. */
async function* publishedServices(who: Exporter) {
	const db = await readFor(who);
	for (let after = ""; ; ) {
		const rows = await db
			.select({
				id: service.id,
				assuredOn: service.assuredOn,
				content: service.content,
				status: entry.status,
				organisation: { id: organisation.id, content: organisation.content },
			})
			.from(service)
			.innerJoin(organisation, eq(organisation.id, service.organisationId))
			.innerJoin(entry, eq(entry.id, service.id))
			.where(and(eq(service.councilId, who.council.id), eq(service.status, "published"), gt(service.id, after)))
			.orderBy(asc(service.id))
			.limit(AT_ONCE);
		if (rows.length > 0) yield rows;
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = last.id;
	}
}

/** A place's cells; of a confidential one, for those who may not know it, the first half of its postcode only. */
function placeCells(row: LocationRow, mayKnow: boolean): string[] {
	const { id, masked, lat, lon } = row;
	if (mayKnow || !isConfidential(row)) {
		const position = lat === null || lon === null ? null : { lat, lon };
		return writePlace({ id, masked, position, content: row.content });
	}
	const { content } = publicLocation(row);
	return writePlace({ id, masked, position: null, content: { ...content, name: CONFIDENTIAL_NAME } });
}

async function* sessions(who: Exporter, mayKnow: boolean): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK +
		csvLine([...SERVICE_HEADINGS, ...ORGANISATION_HEADINGS, ...PLACE_HEADINGS, ...SESSION_HEADINGS]);
	const db = await readFor(who);
	const noPlace = PLACE_HEADINGS.map(() => "");
	const noSession = SESSION_HEADINGS.map(() => "");
	for await (const rows of publishedServices(who)) {
		const ids = [...new Set(rows.flatMap(({ content }) => content.places.map(({ locationId }) => locationId)))];
		const found = await db
			.select(locationColumns)
			.from(location)
			.where(and(eq(location.councilId, who.council.id), eq(location.status, "published"), inArray(location.id, ids)));
		const known = new Map(found.map((row) => [row.id, placeCells(row, mayKnow)]));
		let text = "";
		for (const row of rows) {
			const start = [...writeService(row), ...writeOrganisation(row.organisation)];
			const line = (place: string[], session: Schedule | undefined) => {
				text += csvLine([...start, ...place, ...(session ? writeSession(session) : noSession)]);
			};
			const before = text;
			for (const { locationId, schedules } of row.content.places) {
				const place = known.get(locationId);
				if (!place) continue;
				for (const schedule of schedules.length > 0 ? schedules : [undefined]) line(place, schedule);
			}
			for (const schedule of row.content.schedules) line(noPlace, schedule);
			if (text === before) line(noPlace, undefined);
		}
		yield text;
	}
}

async function* services(who: Exporter): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvLine([...SERVICE_HEADINGS, "organisation"]);
	for await (const rows of publishedServices(who)) {
		yield rows.map((row) => csvLine([...writeService(row), row.organisation.content.name])).join("");
	}
}

async function* places(who: Exporter, mayKnow: boolean): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvLine(["status", ...PLACE_HEADINGS]);
	const db = await readFor(who);
	for (let after = ""; ; ) {
		const rows = await db
			.select({ ...locationColumns, status: entry.status })
			.from(location)
			.innerJoin(entry, eq(entry.id, location.id))
			.where(and(eq(location.councilId, who.council.id), eq(location.status, "published"), gt(location.id, after)))
			.orderBy(asc(location.id))
			.limit(AT_ONCE);
		yield rows.map((row) => csvLine([row.status, ...placeCells(row, mayKnow)])).join("");
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = last.id;
	}
}

async function* organisations(who: Exporter): AsyncGenerator<string> {
	yield BYTE_ORDER_MARK + csvLine(["status", ...ORGANISATION_HEADINGS]);
	const db = await readFor(who);
	for (let after = ""; ; ) {
		const rows = await db
			.select({ id: organisation.id, content: organisation.content, status: entry.status })
			.from(organisation)
			.innerJoin(entry, eq(entry.id, organisation.id))
			.where(
				and(
					eq(organisation.councilId, who.council.id),
					eq(organisation.status, "published"),
					gt(organisation.id, after),
				),
			)
			.orderBy(asc(organisation.id))
			.limit(AT_ONCE);
		yield rows.map((row) => csvLine([row.status, ...writeOrganisation(row)])).join("");
		const last = rows.at(-1);
		if (!last || rows.length < AT_ONCE) return;
		after = last.id;
	}
}

/** The feed's services in one file, as `hub import open-referral` reads it. */
async function* openReferral(who: Exporter): AsyncGenerator<string> {
	yield '{"version":"HSDS-UK-3.0","contents":[';
	let separator = "";
	for await (const rows of publishedServices(who)) {
		const found = await publicServicesById(
			ANYONE,
			who.council.id,
			rows.map(({ id }) => id),
		);
		let text = "";
		for (const one of found) {
			text += `${separator}${JSON.stringify(toHsdsService(one))}`;
			separator = ",\n";
		}
		yield text;
	}
	yield "]}\n";
}
