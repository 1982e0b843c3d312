import { describe, expect, it } from "vitest";
import { entryBody, type Writer } from "./entry";
import { asSeen, withoutWhere } from "./sight";

const jab = entryBody.parse({
	kind: "vaccination",
	vaccine: "6-in-1",
	outcome: "given",
	date: "2026-04-27",
	number: null,
	abroad: false,
	product: "Infanrix hexa",
	batch: null,
	place: "Harbour Surgery",
	reason: null,
});
const visit = entryBody.parse({
	kind: "appointment",
	on: "2026-12-01",
	time: null,
	what: "Hearing",
	where: "Quay Clinic",
});

const SURGERY: Writer = { kind: "source", name: "Harbour Surgery", role: null };
const HELEN: Writer = { kind: "professional", name: "Helen Okoro", role: "health visitor" };
const NADIA: Writer = { kind: "guardian", name: "Nadia Rahman", role: "mother" };

describe("an entry", () => {
	it.each([
		// who wrote it, own, sees places: name, role, place
		[NADIA, true, false, "Nadia Rahman", "mother", true],
		[NADIA, false, true, null, null, false],
		[NADIA, false, false, null, null, false],
		[HELEN, false, true, "Helen Okoro", "health visitor", true],
		[HELEN, false, false, "Helen Okoro", "health visitor", false],
		[SURGERY, false, true, "Harbour Surgery", null, true],
		[SURGERY, false, false, null, null, false],
	] as const)("by $kind, own %s, with places %s", (writer, isOwn, seesPlaces, name, role, place) => {
		const [vaccination, appointment] = [jab, visit].map((body) => asSeen({ body, writer }, { isOwn, seesPlaces }));
		for (const seen of [vaccination, appointment]) expect(seen?.writer).toEqual({ kind: writer.kind, name, role });
		expect(vaccination?.body).toEqual({ ...jab, place: place ? "Harbour Surgery" : null });
		expect(appointment?.body).toEqual({ ...visit, where: place ? "Quay Clinic" : "" });
	});

	it.each([true, false])("tells whom a professional works for to who sees places: %s", (seesPlaces) => {
		const writer = { ...HELEN, organisation: "Northmere" };
		const seen = asSeen({ body: visit, writer }, { isOwn: false, seesPlaces });
		expect(seen?.writer).toEqual(seesPlaces ? writer : HELEN);
	});

	it("that says nothing but where the child is, is not there for who may not know, nor behind a link", () => {
		const body = entryBody.parse({ kind: "placed", what: "home", from: "2026-11-01", until: null, where: "1 Quay" });
		const moved = { body, writer: SURGERY };
		expect(asSeen(moved, { isOwn: false, seesPlaces: true })).toEqual(moved);
		expect(asSeen(moved, { isOwn: false, seesPlaces: false })).toBeUndefined();
		expect(withoutWhere(moved)).toBeUndefined();
		expect(withoutWhere({ body: jab, writer: SURGERY })).toMatchObject({ body: { place: null } });
	});

	it("has no other field that is a place: hide it in sight.ts too", () => {
		const named = entryBody.options.flatMap(({ shape }) =>
			Object.keys(shape).flatMap((field) =>
				/place|where|address|clinic|venue|site|location/i.test(field) ? [`${shape.kind.value}.${field}`] : [],
			),
		);
		expect(named).toEqual(["vaccination.place", "appointment.where", "placed.where"]);
	});
});
