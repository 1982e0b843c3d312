/** Reviews, checks and conditions as clinics in England write them, in English in every language. */
import type { Review } from "../../../model/health/reviews/windows";
import type { BloodSpotCondition, Screen } from "../../../model/health/screening/newborn";

export const REVIEW_TERMS: Readonly<Record<Review["id"], string>> = {
	antenatal: "Antenatal contact",
	"new-birth": "New birth visit",
	"6-8-weeks": "6 to 8 week review",
	"3-4-months": "3 to 4 month contact",
	"6-months": "6 month contact",
	"12-months": "9 to 12 month review",
	"2-years": "2 to 2½ year review (ASQ-3)",
};

export const SCREEN_TERMS: Readonly<Record<Screen["id"], string>> = {
	"nipe-newborn": "NIPE, newborn",
	"nipe-6-8-weeks": "NIPE, 6 to 8 weeks",
	hearing: "Newborn hearing screen",
	"blood-spot": "Newborn blood spot",
};

export const CONDITION_TERMS: Readonly<Record<BloodSpotCondition, string>> = {
	pku: "Phenylketonuria",
	scd: "Sickle cell disease",
	cf: "Cystic fibrosis",
	cht: "Congenital hypothyroidism",
	mcadd: "Medium-chain acyl-CoA dehydrogenase deficiency",
	hcu: "Homocystinuria",
	msud: "Maple syrup urine disease",
	ga1: "Glutaric aciduria type 1",
	iva: "Isovaleric acidaemia",
	scid: "Severe combined immunodeficiency",
	ht1: "Hereditary tyrosinaemia type 1",
};
