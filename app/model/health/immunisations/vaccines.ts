/** Vaccines as the schedule names them, and the course that each belongs to. Codes of theirs stand with the exchange. */
import { z } from "zod";

/** `hepb` is the monovalent vaccine of the selective programme; `other` is whatever else a record may hold. */
export const VACCINES = [
	"6-in-1",
	"menb",
	"rotavirus",
	"pcv",
	"hib-menc",
	"mmr",
	"mmrv",
	"4-in-1",
	"hepb",
	"varicella",
	"bcg",
	"flu",
	"other",
] as const;
export const vaccine = z.enum(VACCINES);
export type Vaccine = z.infer<typeof vaccine>;

/** Courses whose doses are counted together: measles is contained in MMR and in MMRV. */
export const COURSES = ["6-in-1", "menb", "rotavirus", "pcv", "hib-menc", "measles", "4-in-1", "hepb"] as const;
export type Course = (typeof COURSES)[number];

/** The course of a vaccine, or undefined for what is recorded and not judged here. */
export function courseOf(name: Vaccine): Course | undefined {
	if (name === "mmr" || name === "mmrv") return "measles";
	return (COURSES as readonly string[]).includes(name) ? (name as Course) : undefined;
}

/** Products that contain porcine gelatine and those that do not, as `codes.json` of the sources has them: families ask. */
export const PORCINE_GELATINE: Readonly<Record<string, boolean>> = {
	ProQuad: true,
	"Priorix-Tetra": false,
	Fluenz: true,
};
