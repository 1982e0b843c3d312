/**
 * What e-mails say: plain English, one paragraph a string. A value called `link`, or whose name ends in `Link`, is a path
 * of this product; the origin is put in front when the e-mail is sent.
 */

interface Template<Value extends string = string> {
	subject(values: Record<Value, string>): string;
	body(values: Record<Value, string>): string[];
}

/** Types a template by the names of its values. */
const template = <Value extends string = never>(said: Template<Value>) => said;

export const TEMPLATES = {
	invitation: template<"name" | "council" | "inviter" | "role" | "expires" | "link">({
		subject: ({ council }) => `Join the staff area of ${council}`,
		body: ({ name, council, inviter, role, expires, link }) => [
			`Hello ${name},`,
			`${inviter} invites you to work on the Start for Life pages of ${council}. Your role: ${role}.`,
			`Open this link and sign in to accept. It works once, until ${expires}:`,
			link,
			"If you did not expect this, you do not need to do anything.",
		],
	}),
	"submitted-for-review": template<"title" | "council" | "author" | "link">({
		subject: ({ title }) => `For you to review: ${title}`,
		body: ({ title, council, author, link }) => [
			`${author} asks for a review of “${title}” for ${council}.`,
			"See what changed, then publish it or ask for changes:",
			link,
		],
	}),
	"several-for-review": template<"number" | "council" | "author" | "entries" | "link">({
		subject: ({ number, author }) => `${number} for you to review, from ${author}`,
		body: ({ number, council, author, entries, link }) => [
			`${author} asks for a review of ${number} entries for ${council}. See what changed in each, then publish it or ask for changes:`,
			entries,
			"All that wait for a review:",
			link,
		],
	}),
	"changes-requested": template<"title" | "council" | "reviewer" | "note" | "link">({
		subject: ({ title }) => `Changes requested: ${title}`,
		body: ({ title, council, reviewer, note, link }) => [
			`${reviewer} read “${title}” for ${council} and asks for changes:`,
			note,
			"Make the changes and send it for review again:",
			link,
		],
	}),
	published: template<"title" | "council" | "link">({
		subject: ({ title }) => `Published: ${title}`,
		body: ({ title, council, link }) => [`Families can now read “${title}” on the pages of ${council}:`, link],
	}),
	reminder: template<"name" | "council" | "listings" | "link">({
		subject: ({ council }) => `Is this still right? Your listings with ${council}`,
		body: ({ name, council, listings, link }) => [
			`Hello ${name},`,
			`Families rely on what ${council} publishes. These listings have not been checked for a while. If one is still right, open its link and say so. You do not need to sign in. Each link works once, for 30 days.`,
			listings,
			"If something has changed, sign in and change it:",
			link,
		],
	}),
	"claim-accepted": template<"title" | "council" | "link">({
		subject: ({ title }) => `You now look after ${title}`,
		body: ({ title, council, link }) => [
			`${council} has checked your claim. You can now keep “${title}” up to date:`,
			link,
		],
	}),
	"claim-refused": template<"title" | "council" | "note" | "link">({
		subject: ({ title }) => `Your claim was not accepted: ${title}`,
		body: ({ title, council, note, link }) => [
			`${council} has checked your claim on “${title}” and did not accept it.`,
			note,
			"Your own listings are here:",
			link,
		],
	}),
	"import-finished": template<"origin" | "council" | "outcome" | "link">({
		subject: ({ origin }) => `Your import is finished: ${origin}`,
		body: ({ origin, council, outcome, link }) => [
			`The import of ${origin} for ${council} is finished. ${outcome}`,
			"See each row that was refused, and undo the import if it went wrong:",
			link,
		],
	}),
} as const satisfies Record<string, Template<never>>;

export type TemplateName = keyof typeof TEMPLATES;
/** The values that a template needs. */
export type ValuesOf<Name extends TemplateName> = Parameters<(typeof TEMPLATES)[Name]["subject"]>[0];

export interface RenderedMail {
	subject: string;
	body: string;
}

/**
 * An e-mail's subject, on one line, and its text.
 * @param origin where the product is reached, without a trailing slash
 * @returns undefined when there is no such template, or a value that it needs is missing
 */
export function renderMail(
	{ template: name, values }: { template: string; values: Record<string, string> },
	origin: string,
): RenderedMail | undefined {
	if (!(name in TEMPLATES)) return undefined;
	const said: Template = TEMPLATES[name as TemplateName];
	let missing = false;
	const given = new Proxy(values, {
		get(all, key: string) {
			const value = all[key];
			if (value === undefined) missing = true;
			return value !== undefined && /^link$|Link$/.test(key) ? origin + value : (value ?? "");
		},
	});
	const subject = said.subject(given).replace(/\s+/g, " ").trim();
	const body = said
		.body(given)
		.filter((paragraph) => paragraph.trim())
		.join("\n\n");
	return missing ? undefined : { subject, body };
}
