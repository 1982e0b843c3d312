/** Where somebody who has a passkey shows it: after signing in, and again before what wants a proof of now. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ErrorSummary } from "../../components/govuk";
import { PageFrame } from "../../components/page-frame";
import { PageHeading } from "../../components/page-heading";
import { PasskeyForm } from "../../features/people/components/passkey-form";
import { askForPasskey, showPasskey } from "../../features/people/passkeys.server";
import { requireSession } from "../../features/people/require-staff.server";
import { returnPath, returnUrl } from "../../features/people/sign-in/return-path";
import { readPosted } from "../../platform/forms/read-posted.server";
import { useSpeech } from "../../platform/i18n/context";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSession(args);
	if (!signedIn.hasPasskey) throw seeOther((paths) => paths.account());
	const { language, origin } = args.context;
	const t = translator(language.code);
	const title = `${t("accounts:passkey.use.title")} – ${t("common:product")}`;
	return { title, options: await askForPasskey(signedIn, origin) };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requireSession(args);
	const { language, origin } = args.context;
	const { values } = await readPosted(args);
	const outcome = await showPasskey(signedIn, origin, values);
	if (!outcome.ok) return data({ reason: outcome.reason }, { status: 400 });
	const to = returnPath(new URL(args.request.url).searchParams.get("return")) ?? "/account";
	return redirect(new URL(returnUrl(to, language.code), origin).href, {
		status: 303,
		headers: { "Set-Cookie": outcome.cookie },
	});
}

export default function UsePasskey() {
	const { options } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t, paths } = useSpeech();
	return (
		<PageFrame>
			{refused ? <ErrorSummary errors={[{ text: t(`accounts:passkey.error.${refused.reason}`) }]} /> : null}
			<PageHeading lead={t("accounts:passkey.use.lead")}>{t("accounts:passkey.use.title")}</PageHeading>
			<PasskeyForm operation="get" options={options} button={t("accounts:passkey.use.button")} />
			<p className="govuk-body app-measure">{t("accounts:passkey.use.lost")}</p>
			<form method="post" action={paths.signOut()}>
				<button className="govuk-button govuk-button--secondary" type="submit">
					{t("accounts:account.sign-out")}
				</button>
			</form>
		</PageFrame>
	);
}
