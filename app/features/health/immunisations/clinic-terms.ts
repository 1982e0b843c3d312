/** Vaccines as clinics in England write them, in English in every language. */
import type { Vaccine } from "../../../model/health/immunisations/vaccines";

export const CLINIC_TERMS: Readonly<Record<Vaccine, string | null>> = {
	"6-in-1": "DTaP/IPV/Hib/HepB",
	menb: "Meningococcal B (MenB)",
	rotavirus: "Rotavirus, oral",
	pcv: "Pneumococcal conjugate (PCV)",
	"hib-menc": "Hib/MenC",
	mmr: "Measles, mumps, rubella (MMR)",
	mmrv: "Measles, mumps, rubella, varicella (MMRV)",
	"4-in-1": "dTaP/IPV",
	hepb: "Hepatitis B (HepB)",
	varicella: "Varicella",
	bcg: "Tuberculosis (BCG)",
	flu: "Influenza",
	other: null,
};
