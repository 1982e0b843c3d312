/** What the feature that sends an e-mail says of it. Safe in the browser: no I/O. */
import type { Namespaces } from "../i18n/namespaces";

type NamesIn<Words> = Words extends { mail: infer Mail extends object } ? keyof Mail & string : never;
/** Words of an e-mail stand under `mail.<name>` in the locale of the feature that sends it: `staff-claims`, say. */
export type MailName = { [N in keyof Namespaces]: NamesIn<Namespaces[N]> }[keyof Namespaces];

export interface MailTemplate<Value extends string> {
	name: MailName;
	/**
	 * What is put into the words, and `link`, a path of this product: the origin is put in front when it is sent. `stop` is the
	 * whole address at which a form stops such e-mails: mail programs are told of it too.
	 */
	values: readonly (Value | "link")[];
}

/**
 * An e-mail and the values that its words need besides `link`. `tests/sweeps/mail-words.test.ts` compares them with the
 * locale: `about` (for the list of e-mail), `subject`, `body` with an empty line between paragraphs, `link` (what the
 * link says) and perhaps `after`.
 */
export function mailTemplate<Value extends string>(name: MailName, ...values: Value[]): MailTemplate<Value> {
	return { name, values: [...values, "link"] };
}
