/** Sends the browser to an identity provider. */
import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { SIGN_INS_BEGUN } from "../../features/people/limits";
import { findProvider } from "../../features/people/providers/settings.server";
import { returnPath } from "../../features/people/sign-in/return-path";
import { startSignIn } from "../../features/people/sign-in/start-sign-in.server";
import { pageError } from "../../platform/errors";
import { requireRoom } from "../../platform/rate-limit.server";
import { seeOther } from "../../platform/see-other";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
	const provider = await findProvider(params.provider ?? "");
	if (!provider) throw pageError("not-found");
	await requireRoom(SIGN_INS_BEGUN, context.client);
	const { searchParams } = new URL(request.url);
	const returnTo = returnPath(searchParams.get("return"));
	const started = await startSignIn(provider, request, context, {
		returnTo,
		again: searchParams.get("again") === "1",
	});
	if (started.ok) {
		return redirect(started.url, {
			headers: started.cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]),
		});
	}
	const { audience, id } = provider;
	return seeOther((paths) => paths.signIn({ for: audience, problem: started.problem, with: id, return: returnTo }));
}
