/** What the sign-in page shows: the ways in for whoever asks, and what went wrong the last time. */
import type { AppLoadContext } from "@remix-run/node";
import { AUDIENCES, type Audience } from "../../../model/people/assurance";
import { queryChoice } from "../../../platform/forms/values";
import { speechIn } from "../../../platform/i18n/speech.server";
import type { Provider } from "../providers/provider";
import { demoSignIn, signInProviders } from "../providers/settings.server";
import type { SignedIn } from "../sessions.server";
import { isSignInProblem, SIGN_IN_PROBLEMS } from "./problems";
import { returnPath } from "./return-path";

export interface SignInPage {
	title: string;
	groups: { audience: Audience; ways: { href: string; text: string }[] }[];
	/** Why there is no way in. */
	none: string | null;
	problem: string | null;
	/** They have to prove once more who they are. */
	again: boolean;
	signedOut: boolean;
	/** They sent something after they had signed out, and it was not kept. */
	unsaved: boolean;
	returns: boolean;
	/** Who is signed in already. */
	person: string | null;
}

/** @returns the page and its status: a sign-in that failed is an error, whoever caused it */
export async function signInPage(
	search: URLSearchParams,
	{ language }: AppLoadContext,
	signedIn: SignedIn | undefined,
): Promise<{ page: SignInPage; status: number }> {
	const { t, paths } = speechIn(language);
	const providers = await signInProviders();
	const wanted = queryChoice(search, "for", AUDIENCES);
	const audiences = wanted ? [wanted] : AUDIENCES;
	const again = search.get("again") === "1";
	const returnTo = returnPath(search.get("return"));
	const way = ({ id, name }: Provider) => ({
		href: paths.signInWith(id, { return: returnTo, again: again ? 1 : null }),
		text: t("accounts:sign-in.with", { provider: name }),
	});
	const groups = audiences
		.map((audience) => ({ audience, ways: providers.filter((one) => one.audience === audience).map(way) }))
		.filter(({ ways }) => ways.length > 0);
	const problem = search.get("problem");
	const failed = isSignInProblem(problem) ? problem : null;
	const provider = providers.find(({ id }) => id === search.get("with"))?.name;
	// What a role needs is not about any provider.
	const known = provider !== undefined || failed?.startsWith("role-");
	const page: SignInPage = {
		title: `${t("accounts:sign-in.title")} – ${t("common:product")}`,
		groups,
		none: groups.length > 0 ? null : await whyNone(t),
		problem: failed && known ? t(`accounts:problem.${failed}`, { provider: provider ?? "" }) : null,
		again,
		signedOut: search.get("done") === "signed-out",
		unsaved: search.get("unsaved") === "1",
		returns: returnTo !== null,
		person: signedIn?.person.name ?? null,
	};
	return { page, status: page.problem && failed ? SIGN_IN_PROBLEMS[failed] : groups.length > 0 ? 200 : 503 };
}

async function whyNone(t: ReturnType<typeof speechIn>["t"]): Promise<string> {
	return t((await demoSignIn()) === "real-council" ? "accounts:sign-in.real-council" : "accounts:sign-in.none");
}
