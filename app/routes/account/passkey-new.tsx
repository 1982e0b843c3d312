import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, ErrorSummary, Input } from "../../components/govuk";
import { PageFrame } from "../../components/page-frame";
import { PageHeading } from "../../components/page-heading";
import { PasskeyForm } from "../../features/people/components/passkey-form";
import { addPasskey, askForNewPasskey } from "../../features/people/passkeys.server";
import { requireRecentSignIn, requireSignedIn } from "../../features/people/require-staff.server";
import { readPosted } from "../../platform/forms/read-posted.server";
import { typedIn } from "../../platform/forms/values";
import { useSpeech } from "../../platform/i18n/context";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

async function requirePerson(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args, null);
	await requireRecentSignIn(signedIn, args);
	return signedIn;
}

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requirePerson(args);
	const { language, origin } = args.context;
	const t = translator(language.code);
	const title = `${t("accounts:passkey.new.title")} – ${t("common:product")}`;
	return { title, options: await askForNewPasskey(signedIn, origin) };
}

export async function action(args: ActionFunctionArgs) {
	const signedIn = await requirePerson(args);
	const { values } = await readPosted(args);
	const outcome = await addPasskey(signedIn, args.context.origin, values);
	if (!outcome.ok) return data({ reason: outcome.reason, ...typedIn(values, ["name"]) }, { status: 400 });
	return seeOther((paths) => paths.account({ done: "passkey-added" }), { "Set-Cookie": outcome.cookie });
}

export default function NewPasskey() {
	const { options } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t, paths } = useSpeech();
	return (
		<PageFrame>
			<BackLink href={paths.account()} />
			{refused ? <ErrorSummary errors={[{ text: t(`accounts:passkey.error.${refused.reason}`) }]} /> : null}
			<PageHeading lead={t("accounts:passkey.new.lead")}>{t("accounts:passkey.new.title")}</PageHeading>
			<PasskeyForm operation="create" options={options} button={t("accounts:passkey.new.button")}>
				<Input
					name="name"
					label={t("accounts:passkey.new.name")}
					hint={t("accounts:passkey.new.hint")}
					defaultValue={refused?.name}
					maxLength={60}
					width={20}
				/>
			</PasskeyForm>
		</PageFrame>
	);
}
