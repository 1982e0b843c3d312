/** What families send: comments, problems, what they keep. */
import { fillIn } from "../somebody";
import type { OwnAttempts } from "./form";

export const OWN: OwnAttempts = {
	":council/comments": [
		{
			form: async ({ council: { slug } }) => ({
				right: null,
				posting: await fillIn(null, `/${slug}/comments`, { button: "Send comment", fill: { details: "Lovely songs" } }),
			}),
		},
	],
	":council/services/:service/report": [
		{
			async form() {
				const fill = { kind: "time", details: "It begins at 10." };
				const page = "/northmere/services/stay-and-play/report";
				return { right: null, posting: await fillIn(null, page, { button: /^Send/, fill }) };
			},
		},
	],
	":council/shortlist": [
		{
			form: async () => ({
				right: null,
				posting: await fillIn(null, "/northmere/services/stay-and-play", { button: /shortlist/ }),
			}),
			shows: ({ cookie }) => /shortlist/.test(cookie),
		},
	],
};
