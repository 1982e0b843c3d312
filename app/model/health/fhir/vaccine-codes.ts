/**
 * SNOMED CT of vaccinations (procedures, and situations where one was not given), products and the diseases vaccinated
 * against, as `codes.json` of the sources has them. What it has none for is left out here.
 */
import type { Vaccine } from "../immunisations/vaccines";

export interface VaccineCodes {
	/** The vaccine as professionals call it. */
	name: string;
	/** By number of the dose; `any` where the record does not say which. */
	given?: Partial<Record<number | "any", string>>;
	notGiven?: Partial<Record<number, string>>;
	products?: Readonly<Record<string, string>>;
	against?: readonly string[];
}

export const VACCINE_CODES: Readonly<Record<Vaccine, VaccineCodes>> = {
	"6-in-1": {
		name: "DTaP/IPV/Hib/HepB",
		given: {
			1: "1082441000000108",
			2: "1082451000000106",
			3: "1082461000000109",
			4: "1162640003",
			any: "1082431000000104",
		},
		notGiven: { 1: "61541000000104", 2: "61551000000101", 3: "61561000000103" },
		products: { "Infanrix hexa": "34765811000001105" },
		against: ["398102009", "397430003", "709410003", "27836007", "76902006", "66071002"],
	},
	menb: {
		name: "MenB",
		given: { 1: "720539004", 2: "720540002", 3: "720544006" },
		notGiven: { 1: "61641000000100", 2: "61651000000102", 3: "61671000000106" },
		products: { Bexsero: "23584211000001109" },
		against: ["1354584007"],
	},
	rotavirus: {
		name: "Rotavirus",
		given: { 1: "868631000000102", 2: "868651000000109", any: "415354003" },
		notGiven: { 1: "61621000000107", 2: "61631000000109" },
		products: { Rotarix: "34609911000001106" },
		against: ["186150001"],
	},
	pcv: {
		name: "PCV",
		given: { 1: "247631000000101", 2: "247641000000105" },
		notGiven: { 1: "61721000000101", 2: "61731000000104" },
		products: { "Prevenar 13": "16649411000001104" },
		against: ["16814004"],
	},
	mmr: {
		name: "MMR",
		given: { 1: "308081000000105", 2: "170433008", any: "38598009" },
		notGiven: { 1: "61751000000106", 2: "61761000000109" },
		products: { Priorix: "34925111000001104", "M-M-RVAXPRO": "13968211000001108" },
		against: ["14189004", "36989005", "36653000"],
	},
	mmrv: {
		name: "MMRV",
		given: { 1: "871909005", 2: "433733003", any: "432636005" },
		products: { ProQuad: "45480711000001107", "Priorix-Tetra": "45525711000001102" },
		against: ["14189004", "36989005", "36653000", "38907003"],
	},
	"4-in-1": {
		name: "dTaP/IPV",
		given: { 1: "247821000000102", any: "868273007" },
		notGiven: { 1: "61591000000109" },
		against: ["398102009", "397430003", "27836007", "76902006"],
	},
	flu: {
		name: "LAIV flu",
		given: { 1: "884861000000100", 2: "884881000000109" },
		notGiven: { 1: "63281000000106" },
		products: { Fluenz: "43208811000001106" },
		against: ["6142004"],
	},
	bcg: {
		name: "BCG",
		given: { 1: "42284007", any: "42284007" },
		notGiven: { 1: "62221000000101" },
		products: { "BCG Vaccine AJV": "37240111000001101" },
		against: ["56717001"],
	},
	hepb: { name: "HepB", given: { 1: "170370000", 2: "170371001" }, against: ["66071002"] },
	varicella: { name: "Varicella" },
	"hib-menc": { name: "Hib/MenC" },
	other: { name: "Another vaccine" },
};
