/** What the Personal Demographics Service tells of a child: where it lives, its surgery, its death; and which team is near it. Pure. */
import type { BodyOf } from "../../../model/health/record/entry";
import type { Found } from "../../../platform/fhir/bundle-resources";
import { codesAt, dayAt, extensionAt, nameOf, textAt } from "../../../platform/fhir/fields";
import type { ForeignField } from "../../../platform/foreign/field";
import { valueOr } from "../../../platform/foreign/understood";
import type { EventBundle } from "./bundle-of-event";

type Placed = BodyOf<"placed">;

/** The address that is in use. */
export function homeOf(patient: Found): Placed {
	const addresses = valueOr(patient.field.at("address").list(), []);
	const home = addresses.find((one) => textAt(one.at("use")) === "home");
	if (!home) patient.item.refuse("address", "has no home");
	return placed("home", home && addressWords(home), home?.at("period"), patient);
}

/** One line each; the text of the whole where it is given in no parts. */
function addressWords(address: ForeignField): string {
	const lines = valueOr(address.at("line").texts(200), []);
	const parts = ["city", "district", "postalCode"].flatMap((part) => textAt(address.at(part), 200) ?? []);
	return lines.length > 0 ? [...lines, ...parts].join("\n") : (textAt(address.at("text")) ?? "");
}

export function surgeryOf(patient: Found, bundle: EventBundle): Placed {
	return placed("surgery", bundle.nameAt(patient.field.at("generalPractitioner", 0)) ?? undefined, undefined, patient);
}

/** Who looks after the child from now on: a team, or somebody of it, and of which service. */
export function teamOf(episode: Found, bundle: EventBundle): Placed {
	const { field } = episode;
	const lines = [
		nameOf(field.at("type", 0)),
		bundle.nameAt(field.at("team", 0)) ?? bundle.nameAt(field.at("careManager")),
		bundle.nameAt(field.at("managingOrganization")),
	];
	return placed("team", lines.filter(Boolean).join("\n"), field.at("period"), episode);
}

function placed(
	what: Placed["what"],
	where: string | undefined,
	period: ForeignField | undefined,
	found: Found,
): Placed {
	if (!where)
		found.item.refuse(found.type === "Patient" && what === "surgery" ? "generalPractitioner" : "item", "says no place");
	const day = (name: string) => (period ? valueOr(dayAt(period.at(name)), null) : null);
	return { kind: "placed", what, from: day("start"), until: day("end"), where: where ?? "" };
}

const DEATH = "https://fhir.hl7.org.uk/STU3/StructureDefinition/Extension-CareConnect-DeathNotificationStatus-1";

/** @returns the day of a death, formal or not yet; null where the note of it was removed */
export function deathOf(patient: Found): string | null {
	const status = valueOr(extensionAt(patient.field, DEATH)?.at("extension").list() ?? { state: "not-said" }, []).find(
		(one) => textAt(one.at("url")) === "deathNotificationStatus",
	);
	const code = status && codesAt(status.at("valueCodeableConcept"))[0]?.code;
	if (code === "U") return null;
	if (code !== "1" && code !== "2") patient.item.refuse("extension", "has no status of a death that is known");
	return valueOr(dayAt(patient.field.at("deceasedDateTime").needed), null);
}
