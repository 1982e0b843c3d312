/** Accounts, passkeys, invitations, and who may do what. */
import { randomUUID } from "node:crypto";
import { aMember, anAuthenticator, aPerson, type Member } from "../../factories";
import type { StaffedCouncil } from "../../factories/staffed-council";
import { host } from "../../setup/at-the-door";
import { type Fill, fillIn, fillInOn, openPage, problemOn, send, submit } from "../somebody";
import { ADMINISTRATOR, type Attempts, type OwnAttempt, type OwnAttempts } from "./form";
import { linkInMail } from "./links";

/** Somebody of the staff about whom something is decided. @returns the address of their page */
const colleague = async ({ council, at }: StaffedCouncil) =>
	at(`/people/${(await aMember(council, "hub-worker", { name: "A colleague" })).id}`);

const invitation = () => ({
	name: "Ines Calder",
	email: `${randomUUID()}@northmere.example`,
	role: "editor",
});

export async function invited({ at, member }: StaffedCouncil, email?: string): Promise<void> {
	await submit(member("administrator"), at("/people/invite"), {
		button: "Send the invitation",
		fill: { ...invitation(), ...(email && { email }) },
	});
}

/** @returns the address of a page that the list of people leads to, beside an address */
async function linkBeside({ at, member }: StaffedCouncil, email: string, path: RegExp): Promise<string> {
	const [, after = ""] = (await openPage(member("administrator"), at("/people"))).split(email);
	const [found] = path.exec(after) ?? [];
	if (!found) throw new Error(`The list of people leads to no ${path}.`);
	return at(found);
}

export const STAFF: Attempts = {
	people: [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				return ours.at("/people");
			},
			button: /^Send again/,
		},
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				await invited(ours);
				return ours.at("/people");
			},
			button: /^Take back/,
		},
	],
	"people/invite": [
		{ may: ADMINISTRATOR, page: ({ at }) => at("/people/invite"), button: "Send the invitation", fill: invitation },
	],
	"people/release/:invitation": [
		{
			may: ADMINISTRATOR,
			page: async (ours) => {
				const { email } = await aPerson("A squatter");
				await invited(ours, email);
				return linkBeside(ours, email, /\/people\/release\/[\w-]+/);
			},
			button: "Release the address",
		},
	],
	"people/:person": [
		{ may: ADMINISTRATOR, page: colleague, button: "Give this role", fill: { role: "editor" } },
		{ may: ADMINISTRATOR, page: colleague, button: /^Take away/ },
	],
	"people/:person/deactivate": [
		{ may: ADMINISTRATOR, page: async (ours) => `${await colleague(ours)}/deactivate`, button: "Deactivate" },
	],
};

const challengeOn = (html: string) => /"challenge":"([^"]+)"/.exec(html)?.[1] ?? "";

/** Somebody who has just added a passkey. */
async function withPasskey(): Promise<{ person: Member; authenticator: ReturnType<typeof anAuthenticator> }> {
	const person = await aPerson("Pia Keys");
	const authenticator = anAuthenticator(host.origin);
	const page = await openPage(person, "/account/passkey/new");
	const response = authenticator.make(challengeOn(page));
	const posting = fillInOn(page, "/account/passkey/new", {
		button: "Add a passkey",
		fill: { response, name: "Phone" },
	});
	const added = await send(person, posting);
	if (added.status !== 303) throw new Error(problemOn(added.text));
	// The session goes on under a new token.
	return { person: { ...person, cookie: added.cookie.split(";")[0] ?? "" }, authenticator };
}

const atAccount = (button: string | RegExp, fill?: Fill): OwnAttempt => ({
	async form() {
		const { person } = await withPasskey();
		return {
			right: person,
			posting: await fillIn(person, "/account", { button, fill }),
			wrong: { "somebody else": await aPerson(), "somebody signed out": null },
		};
	},
});

export const OWN: OwnAttempts = {
	"sign-out": [
		{
			async form() {
				const right = await aPerson();
				return { right, posting: await fillIn(right, "/account", { button: "Sign out" }) };
			},
		},
	],
	account: [atAccount("Save the name", { name: "Telephone" }), atAccount(/^Remove/)],
	"account/passkey/new": [
		{
			async form() {
				const right = await aPerson();
				const page = await openPage(right, "/account/passkey/new");
				const response = anAuthenticator(host.origin).make(challengeOn(page));
				return {
					right,
					posting: fillInOn(page, "/account/passkey/new", {
						button: "Add a passkey",
						fill: { response, name: "Phone" },
					}),
					wrong: { "somebody else": await aPerson(), "somebody signed out": null },
				};
			},
		},
	],
	"account/passkey": [
		{
			async form({ inside }) {
				const { person, authenticator } = await withPasskey();
				await inside.query(`UPDATE session SET second_factor_at = NULL WHERE person_id = '${person.id}'`);
				const page = await openPage(person, "/account/passkey");
				const response = authenticator.show(challengeOn(page));
				const { person: other } = await withPasskey();
				return {
					right: person,
					posting: fillInOn(page, "/account/passkey", { button: "Use your passkey", fill: { response } }),
					wrong: { "somebody else": other, "somebody signed out": null },
				};
			},
		},
	],
	"invitation/:token": [
		{
			async form(ours) {
				const { member, at } = ours;
				const invitee = await aPerson("Ines Calder");
				const fill = { name: invitee.name, email: invitee.email, role: "editor" };
				await submit(member("administrator"), at("/people/invite"), { button: "Send the invitation", fill });
				const link = await linkInMail(ours, /\/invitation\/[\w-]{43}/);
				return {
					right: invitee,
					posting: await fillIn(invitee, link, { button: "Accept" }),
					wrong: { "somebody else": await aPerson(), "somebody signed out": null },
				};
			},
		},
	],
};
