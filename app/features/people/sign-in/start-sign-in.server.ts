import type { AppLoadContext } from "@remix-run/node";
import { systemFor } from "../../../model/people/asker";
import { recordFact } from "../../../platform/audit.server";
import { logger } from "../../../platform/log.server";
import type { Provider } from "../providers/provider";
import { beginSignIn } from "../providers/relying-party.server";
import { pendingCookies } from "./pending.server";
import { problemOf } from "./problem-of.server";
import type { SignInProblem } from "./problems";

const SYSTEM = systemFor("signing in");

export type Started = { ok: true; url: string; cookies: string[] } | { ok: false; problem: SignInProblem };

/** Begins a sign-in: where the browser goes, and the cookies that its return is checked against. */
export async function startSignIn(
	provider: Provider,
	request: Request,
	{ origin, self, language }: AppLoadContext,
	{ returnTo, again }: { returnTo: string | null; again: boolean },
): Promise<Started> {
	try {
		const { url, secrets } = await beginSignIn(provider, { origin, self }, { language: language.code, again });
		const pending = {
			...secrets,
			provider: provider.id,
			returnTo,
			language: language.code,
			again,
			startedAt: Date.now(),
		};
		return { ok: true, url: url.href, cookies: pendingCookies(request, pending, origin) };
	} catch (error) {
		return { ok: false, problem: await recordFailedSignIn(provider, error) };
	}
}

/** Writes down that a sign-in failed, and why. @returns what to tell the person */
export async function recordFailedSignIn(provider: Provider, error: unknown): Promise<SignInProblem> {
	const { problem, reason } = problemOf(error);
	logger.warn({ provider: provider.id, problem, reason }, "a sign-in failed");
	await recordFact(SYSTEM, { action: "sign-in.refused", actor: null, details: { provider: provider.id, problem } });
	return problem;
}
