/** Where an identity provider sends people back to. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { SIGN_INS_FAILED } from "../../features/people/limits";
import { findProvider } from "../../features/people/providers/settings.server";
import { finishSignIn } from "../../features/people/sign-in/finish-sign-in.server";
import { landingPage } from "../../features/people/sign-in/landing-page.server";
import { forgetPending, readPending } from "../../features/people/sign-in/pending.server";
import { returnUrl } from "../../features/people/sign-in/return-path";
import { pathsFor } from "../../paths";
import { pageError } from "../../platform/errors";
import { requireRoom } from "../../platform/rate-limit.server";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const { origin } = context;
	const provider = await findProvider(params.provider ?? "");
	if (!provider) throw pageError("not-found");
	const state = new URL(request.url).searchParams.get("state") ?? "";
	const pending = readPending(request, origin, { provider: provider.id, state });
	const finished = pending
		? await finishSignIn(provider, request, context, pending)
		: ({ ok: false, problem: "stale" } as const);
	const language = pending?.language ?? "en";
	const headers = new Headers({ "Set-Cookie": forgetPending(state, origin) });
	if (!finished.ok) {
		await requireRoom(SIGN_INS_FAILED, context.client);
		const { audience, id } = provider;
		const { problem } = finished;
		const again = { for: audience, problem, with: id, return: pending?.returnTo, again: pending?.again ? 1 : null };
		return redirect(pathsFor(language).signIn(again), { status: 303, headers });
	}
	headers.append("Set-Cookie", finished.cookie);
	const to = await landingPage(finished, pending?.returnTo ?? null);
	return redirect(returnUrl(to, language), { status: 303, headers });
}
