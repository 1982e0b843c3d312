import { type Command, Option } from "commander";
import { type Council, findCouncil } from "../../features/directory/councils/queries.server";
import { deactivate, giveRole, reactivate, takeRole } from "../../features/people/members/change-member.server";
import { erasePerson } from "../../features/people/members/erase-person.server";
import {
	findByAddress,
	findMemberByEmail,
	findOrganisationCalled,
	listMembers,
	type Member,
} from "../../features/people/members/find-people.server";
import { invite } from "../../features/people/members/invitations.server";
import { type Minded, mindingAll } from "../../features/people/members/leaving";
import { releaseAddress } from "../../features/people/members/release-address.server";
import type { CouncilRole } from "../../features/people/members/role-choice";
import { OPEN_REFERRALS } from "../../features/referrals/leaving.server";
import { COUNCIL_ROLES, ORGANISATION_ROLES } from "../../model/people/roles";
import { isEmail } from "../../platform/forms/text-fields";
import { publicOrigin } from "../../platform/public-origin.server";
import { migrateAndSeal } from "../../platform/rotate-keys.server";
import { OPERATOR } from "../operator";
import { answer } from "../progress";

interface Options {
	council: string;
	role: CouncilRole;
	organisation?: string;
	openReferrals?: boolean;
	json?: boolean;
}

const WHY = {
	organisation:
		"A provider or service worker needs --organisation with the slug of one of the council's organisations.",
	"is-member": 'They have a role there already. Use "hub users grant".',
	"too-often": "They were invited too often today.",
	"has-role": "They have this role already.",
	"last-administrator": "A council keeps an administrator who can sign in.",
	"to-oneself": "Nobody gives this role to themselves.",
	gone: "They do not have this role.",
} as const;

const NOT_ERASED = {
	nobody: (email: string) => `There is nobody with the address ${email}.`,
	"last-administrator": () => WHY["last-administrator"],
	operator: () => "The operator is nobody who could be erased.",
} as const;

const ALTHOUGH = ["--open-referrals", "although open referrals are left to nobody"] as const;

/** The operator is nobody who signs in: what they do is recorded without a person. */
const operator = (council: Council) => ({ asker: OPERATOR, council });

async function councilCalled(slug: string): Promise<Council> {
	const council = await findCouncil(OPERATOR, slug);
	if (!council) throw new Error(`There is no council "${slug}". "hub council list" names them.`);
	return council;
}

async function memberCalled(council: Council, email: string): Promise<Member> {
	const member = await findMemberByEmail(OPERATOR, council.id, email.trim().toLowerCase());
	if (!member) throw new Error(`Nobody with the address ${email} has a role in ${council.name}.`);
	return member;
}

async function choiceOf(council: Council, { role, organisation }: Options) {
	if (!ORGANISATION_ROLES.includes(role)) return { role, organisationId: null };
	const organisationId = organisation ? await findOrganisationCalled(OPERATOR, council.id, organisation) : undefined;
	if (!organisationId) throw new Error(WHY.organisation);
	return { role, organisationId };
}

const checked = (done: { ok: true } | { ok: false; reason: keyof typeof WHY } | Minded) => {
	if (done.ok) return;
	throw new Error("hanging" in done ? leftOver(done.hanging) : WHY[done.reason]);
};

const leftOver = (hanging: Minded["hanging"]) =>
	hanging
		? `Open referrals that nobody else would look after: ${hanging.service} as the last who works for a service, ${hanging.referrer} that they made. Nothing was done. With --open-referrals it is, and the other ends and the leaders are told.`
		: "The health store does not answer: which open referrals nobody else would look after, it alone knows. Nothing was done. With --open-referrals it is, and nobody is told.";

/** Does what keeps somebody out wherever they work, minding the referrals that hang on them. */
async function minded<Done extends { ok: boolean }>(
	email: string,
	anyway: boolean | undefined,
	take: () => Promise<Done>,
): Promise<Done | Minded> {
	const found = await findByAddress(OPERATOR, email);
	if (!found) return take();
	const lost = found.councilIds.map((councilId) => ({ councilId, grantId: null }));
	return mindingAll(OPERATOR, { personId: found.personId, lost, anyway: anyway === true }, OPEN_REFERRALS, take);
}

export function registerUsers(program: Command): void {
	const parent = program
		.command("users")
		.description("See who works for a council, invite them, give and take roles.")
		.hook("preAction", async () => {
			await migrateAndSeal(OPERATOR);
		});
	const command = (name: string, description: string) =>
		parent
			.command(name)
			.description(description)
			.requiredOption("--council <slug>", "of which council")
			.option("--json", "answer in JSON");
	const withRole = (command: Command) =>
		command
			.addOption(new Option("--role <role>", "which role").choices(COUNCIL_ROLES).makeOptionMandatory())
			.option("--organisation <slug>", "for a provider: whose listings they look after");

	command("list", "List the people who have a role.").action(async ({ council: slug, json }: Options) => {
		const council = await councilCalled(slug);
		const members: Member[] = [];
		for (let page = 1; ; page += 1) {
			const found = await listMembers(OPERATOR, council.id, { typed: "", page });
			members.push(...found.members);
			if (members.length >= found.total || found.members.length === 0) break;
		}
		const lines = members.map(({ email, name, grants, deactivatedAt }) => {
			const roles = grants.map(({ role, organisation }) => (organisation ? `${role} (${organisation})` : role));
			return [email, name, roles.join(", "), ...(deactivatedAt ? ["deactivated"] : [])].join("\t");
		});
		answer(json, members, lines.length > 0 ? lines : ["Nobody has a role."]);
	});

	withRole(command("add", "Invite somebody, and print the link of the invitation."))
		.requiredOption("--email <address>", "the address that they sign in with, or were invited at")
		.requiredOption("--name <name>", "their name")
		.action(async (options: Options & { email: string; name: string }) => {
			const council = await councilCalled(options.council);
			const email = options.email.trim().toLowerCase();
			if (!isEmail(email)) throw new Error(`"${options.email}" is no e-mail address.`);
			const choice = await choiceOf(council, options);
			const invited = await invite(operator(council), { ...choice, name: options.name, email });
			if (!invited.ok) throw new Error(WHY[invited.reason]);
			const link = publicOrigin() + invited.link;
			answer(options.json, { email, link }, [
				`${email} is invited, by e-mail too. The link works once, for 7 days:`,
				link,
			]);
		});

	withRole(command("grant", "Give somebody another role."))
		.argument("<email>", "who")
		.action(async (email: string, options: Options) => {
			const council = await councilCalled(options.council);
			const member = await memberCalled(council, email);
			checked(await giveRole(operator(council), member, await choiceOf(council, options)));
			answer(options.json, { email, role: options.role }, [`${email} has the role now.`]);
		});

	withRole(command("revoke", "Take a role away."))
		.argument("<email>", "who")
		.option(...ALTHOUGH)
		.action(async (email: string, options: Options) => {
			const council = await councilCalled(options.council);
			const member = await memberCalled(council, email);
			const grants = member.grants.filter(({ role }) => role === options.role);
			if (grants.length === 0) throw new Error(WHY.gone);
			const by = operator(council);
			const asked = {
				personId: member.id,
				lost: grants.map(({ id }) => ({ councilId: council.id, grantId: id })),
				anyway: options.openReferrals === true,
			};
			const takeAll = async () => {
				for (const { id } of grants) checked(await takeRole(by, member, id));
				return { ok: true } as const;
			};
			checked(await mindingAll(OPERATOR, asked, OPEN_REFERRALS, takeAll));
			answer(options.json, { email, role: options.role }, [`${email} no longer has the role.`]);
		});

	parent
		.command("erase")
		.description("Erase somebody for good: what they did stays, who they were goes. Backups made before still have it.")
		.argument("<email>", "the address that they sign in with, or were invited at")
		.requiredOption("--for-good", "that it cannot be undone is understood")
		.option(...ALTHOUGH)
		.option("--json", "answer in JSON")
		.action(async (typed: string, { json, openReferrals }: { json?: boolean; openReferrals?: boolean }) => {
			const email = typed.trim().toLowerCase();
			const erased = await minded(email, openReferrals, () => erasePerson(OPERATOR, email));
			if (!erased.ok)
				throw new Error("hanging" in erased ? leftOver(erased.hanging) : NOT_ERASED[erased.reason](email));
			const { id } = erased;
			const left = id ? `In the log they are ${id}.` : "They had never signed in: invitations and messages are gone.";
			answer(json, { id }, [`${email} is erased. ${left}`]);
		});

	parent
		.command("release")
		.description(
			"Take an address from whoever signed in with it although it is not theirs, so that its owner can sign in.",
		)
		.argument("<email>", "the address")
		.option("--json", "answer in JSON")
		.action(async (email: string, { json }: { json?: boolean }) => {
			const released = await releaseAddress(OPERATOR, email.trim().toLowerCase());
			if (!released.ok) throw new Error("The operator has no address to release.");
			answer(json, { email, held: released.held }, [
				released.held ? `${email} is nobody's here now.` : `Nobody has the address ${email}.`,
			]);
		});

	command("deactivate", "Keep somebody out: they are signed out at once.")
		.argument("<email>", "who")
		.option("--undo", "let them in again")
		.option(...ALTHOUGH)
		.action(async (email: string, { council: slug, json, undo, openReferrals }: Options & { undo?: boolean }) => {
			const council = await councilCalled(slug);
			const member = await memberCalled(council, email);
			const by = operator(council);
			checked(
				await (undo ? reactivate(by, member) : minded(member.email, openReferrals, () => deactivate(by, member))),
			);
			answer(json, { email, deactivated: !undo }, [`${email} ${undo ? "can sign in again" : "is kept out now"}.`]);
		});
}
