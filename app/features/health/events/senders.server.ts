/** Who may send events here: those of `EVENT_SENDERS`, each with its public keys. */
import { z } from "zod";
import { EVENT_KINDS, type EventKind } from "../../../model/health/events/message";
import { env } from "../../../platform/env.server";
import { clientFields } from "../../../platform/fhir/client-setting.server";
import { readListSetting } from "../../../platform/list-setting.server";

const senderSchema = z.strictObject({
	...clientFields,
	/** Which events it may send; all of them unless it is said. */
	events: z
		.array(z.enum(EVENT_KINDS))
		.min(1)
		.default([...EVENT_KINDS]),
	/** The slug of the council in whose area the children live whose births it notifies. */
	council: z.string().optional(),
});
export type EventSender = Omit<z.infer<typeof senderSchema>, "events"> & { events: EventKind[] };

let configured: EventSender[] | undefined;

/** Those of the environment, read once. @throws OperatorProblem when the setting is wrong */
export function eventSenders(): EventSender[] {
	const { EVENT_SENDERS } = env();
	configured ??= EVENT_SENDERS ? readListSetting("EVENT_SENDERS", senderSchema, EVENT_SENDERS) : [];
	return configured;
}
