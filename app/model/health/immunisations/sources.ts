/** Where each rule stands. All under the Open Government Licence v3.0. The keys of S5 to S11 are those of the project's data. */
export const SOURCES = {
	"2024-09":
		"GOV.UK Routine childhood immunisations from 1 September 2024 (updated 30 August 2024); Annexe A of the letter of 30 April 2025",
	"2025-07":
		"GOV.UK Changes to the routine childhood vaccination schedule from 1 July 2025 and 1 January 2026: letter of 30 April 2025 with Annexe A; Vaccine update 359 (1 July 2025)",
	"2026-01":
		"GOV.UK Complete routine immunisation schedule from 1 January 2026 (updated 10 December 2025); GOV.UK MMRV programme letter 31 October 2025; hepatitis B aide-memoire updated 2 June 2025",
	S5: "GOV.UK Vaccination of individuals with uncertain or incomplete immunisation status, from 1 July 2025 (updated 3 June 2025)",
	S8: "GOV.UK Vaccination of individuals with uncertain or incomplete immunisation status, footnotes as given by GPnotebook",
	S9: "Green Book chapter 21 as quoted by Kent LMC (8 November 2019); NHS practice in 2026 for the second dose from 15 months",
	S10: "GOV.UK A quick guide to childhood vaccinations for the parents of premature babies (3 June 2025)",
	S11: "GOV.UK Vaccine update 359 (1 July 2025)",
	/** No source: the project's own reading, to be reviewed. Each use says what it is. */
	own: "This project's own reading",
} as const;
export type Source = keyof typeof SOURCES;
