/** Records that a council's administrator decides over. */
import { aProblem, aRecordAskedFor, aReviewOfASource } from "../../../factories/health";
import type { StaffedCouncil, Who } from "../../../factories/staffed-council";
import type { Fill } from "../../somebody";
import type { Attempts } from "../form";

/** Of records that a council's administrator decides over; by the address of the page. */
const found = new Map<string, Fill>();

const atOffice =
	(rest: (record: Awaited<ReturnType<typeof aRecordAskedFor>>) => string) => async (ours: StaffedCouncil) => {
		const record = await aRecordAskedFor(ours.council.id);
		const page = ours.at(`/guardians${rest(record)}`);
		const [year = "", month = "", day = ""] = record.bornOn.split("-");
		const born = { "bornOn-day": day, "bornOn-month": month, "bornOn-year": year };
		found.set(page, { nhsNumber: record.nhsNumber, ...born });
		return page;
	};

const RUTH: readonly Who[] = ["record-administrator"];

const because = { reason: "An order of the court" };

export const STAFF: Attempts = {
	guardians: [
		{
			may: RUTH,
			page: atOffice(() => ""),
			button: "Find it",
			fill: (_, page) => found.get(page) ?? {},
			shows: ({ location }) => location.includes("/guardians/records/"),
		},
	],
	"guardians/claims/:id": [
		{
			may: RUTH,
			page: atOffice(({ claimId }) => `/claims/${claimId}`),
			button: "Decide",
			fill: { decision: "accept", ...because },
			shows: ({ location }) => location.endsWith("/guardians?done=accepted"),
		},
	],
	"guardians/problems/:id": [
		{
			may: RUTH,
			async page(ours) {
				const { childId, mother } = await aRecordAskedFor(ours.council.id);
				const id = await aProblem(mother, { childId, entryId: await aReviewOfASource(childId) });
				return ours.at(`/guardians/problems/${id}`);
			},
			button: "Send the answer",
			fill: { kind: "disputed", words: "Ask the surgery." },
			shows: ({ location }) => location.endsWith("/guardians?done=answered"),
		},
	],
	"guardians/records/:id/:step": [
		{
			may: RUTH,
			page: atOffice(({ childId }) => `/records/${childId}/code`),
			button: "Make a code for another guardian",
			shows: ({ text }) => /\b(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}\b/.test(text),
		},
		{
			may: RUTH,
			page: atOffice(({ childId }) => `/records/${childId}/died`),
			button: "Record that the child has died",
			fill: { ...because, "diedOn-day": "20", "diedOn-month": "11", "diedOn-year": "2026" },
			shows: ({ location }) => location.endsWith("?done=decided"),
		},
	],
	"guardians/records/:id/:step/:guardian": [
		{
			may: RUTH,
			page: atOffice(({ childId, guardianId }) => `/records/${childId}/freeze/${guardianId}`),
			button: /^Suspend/,
			fill: { ...because, "reviewOn-day": "1", "reviewOn-month": "3", "reviewOn-year": "2099" },
			shows: ({ location }) => location.endsWith("?done=decided"),
		},
	],
};
