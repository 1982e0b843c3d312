import { expect, it } from "vitest";
import { outcomeOf } from "./notify-answer";

it.each([
	[400, "ValidationError", "phone_number Not enough digits", { end: "refused" }],
	[400, "ValidationError", "email_address Not a valid email address", { end: "refused" }],
	[400, "BadRequestError", "Cannot send to international mobile numbers", { end: "refused" }],
	[400, "BadRequestError", "Text messages cannot be longer than 918 characters", { end: "refused" }],
	[400, "BadRequestError", "Template not found", { end: "held-up", because: "refused" }],
	[400, "BadRequestError", "Missing personalisation: body", { end: "held-up", because: "refused" }],
	[400, "BadRequestError", "Service is not allowed to send text messages", { end: "held-up", because: "refused" }],
	[
		400,
		"BadRequestError",
		"Can’t send to this recipient using a team-only API key",
		{ end: "held-up", because: "refused" },
	],
	[403, "AuthError", "Invalid token: API key not found", { end: "held-up", because: "refused" }],
	[404, "NoResultFound", "No result found", { end: "held-up", because: "refused" }],
	[429, "TooManyRequestsError", "Exceeded send limits (1000) for today", { end: "held-up", because: "refused" }],
	[429, "RateLimitError", "Exceeded rate limit for key type LIVE", { end: "held-up", because: "away" }],
	[500, "Exception", "Internal server error", { end: "later" }],
	[503, "", "", { end: "held-up", because: "away" }],
])("%i %s: %s", (status, error, message, outcome) => {
	expect(outcomeOf({ status, errors: [{ error, message }] })).toMatchObject(outcome);
	expect(JSON.stringify(outcomeOf({ status, errors: [] }))).toContain("no reason given");
});

it("a lost answer holds up the channel, and may have got through", () => {
	expect(outcomeOf({ lost: "ECONNRESET" })).toMatchObject({ end: "held-up", because: "away" });
});
