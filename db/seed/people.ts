import type { Role } from "../../app/model/people/roles";
import { MOTHER_NUMBERS } from "./children";

/** What somebody made up does, as whom one can try the demo. */
export type Part = Role | "parent" | "second-guardian";

/** Somebody to sign in to the demo as. */
export interface PersonSeed {
	/** Who they are to the demo's identity provider. */
	key: string;
	name: string;
	email: string;
	part: Part;
	/** Slug of the council that they work for; null for parents, and for those who look across all councils. */
	council: string | null;
	/** By which a mother is known; of the numbers that are kept for tests. */
	nhsNumber?: string;
	/** Slug of the organisation that their part is for. */
	organisation?: string;
}

const northmere = (key: string, name: string, part: Part): PersonSeed => ({
	key: `northmere-${key}`,
	name,
	email: `${key}@northmere.example`,
	part,
	council: "northmere",
});

const eastwickVale = (key: string, name: string, part: Part): PersonSeed => ({
	key: `eastwick-vale-${key}`,
	name,
	email: `${key}@eastwickvale.example`,
	part,
	council: "eastwick-vale",
});

export const demoPeople: readonly PersonSeed[] = [
	{
		key: "parent",
		name: "Nadia Rahman",
		email: "nadia@families.example",
		part: "parent",
		council: null,
		nhsNumber: MOTHER_NUMBERS.parent,
	},
	{
		key: "new-mother",
		name: "Sadia Malik",
		email: "sadia@families.example",
		part: "parent",
		council: null,
		nhsNumber: MOTHER_NUMBERS["new-mother"],
	},
	{ key: "second-guardian", name: "Tom Rahman", email: "tom@families.example", part: "second-guardian", council: null },
	northmere("editor", "Ellie Marsh", "editor"),
	northmere("publisher", "Paul Adeyemi", "publisher"),
	northmere("administrator", "Amira Khan", "administrator"),
	northmere("leader", "Marian Holloway", "leader"),
	northmere("hub-worker", "Hannah Price", "hub-worker"),
	northmere("translator", "Samina Akhtar", "translator"),
	{
		key: "tideline-provider",
		name: "Grace Bell",
		email: "grace@tideline.example",
		part: "provider",
		council: "northmere",
		organisation: "tideline-families",
	},
	northmere("record-administrator", "Ruth Castell", "record-administrator"),
	northmere("health-visitor", "Helen Okoro", "health-visitor"),
	northmere("midwife", "Marta Lis", "midwife"),
	{
		key: "feeding-worker",
		name: "Joy Mensah",
		email: "joy@northmerebay-nhs.example",
		part: "service-worker",
		council: "northmere",
		organisation: "northmere-bay-nhs",
	},
	eastwickVale("editor", "Ewan Brook", "editor"),
	eastwickVale("publisher", "Petra Vance", "publisher"),
	eastwickVale("administrator", "Arthur Dale", "administrator"),
	eastwickVale("leader", "Tobias Wren", "leader"),
	{
		key: "vale-provider",
		name: "Vera Stone",
		email: "vera@valeneighbours.example",
		part: "provider",
		council: "eastwick-vale",
		organisation: "vale-neighbours",
	},
	{ key: "overseer", name: "Olivia North", email: "olivia@national.example", part: "overseer", council: null },
];
