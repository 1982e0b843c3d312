import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, Button, ErrorSummary, Input } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { parseFeedForm } from "../../features/exchange/jobs/feed-form";
import { addFeedJob } from "../../features/exchange/jobs/jobs.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { readForm } from "../../platform/forms/read-form.server";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "imports.run");
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:feed.title"), council: council.name }),
		council: council.slug,
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const parsed = parseFeedForm(await readForm(args.request));
	if (!parsed.ok) return data({ errors: parsed.errors, typed: parsed.typed }, { status: 400 });
	const id = await addFeedJob(who, parsed.input);
	return seeOther(() => staffPaths(who.council.slug).imports(`/${id}`));
}

export default function Page() {
	const { council } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t } = useSpeech();
	const wrong = new Set(refused?.errors);
	const address = wrong.has("address") ? t("staff-exchange:feed.error.address") : undefined;
	const name = wrong.has("name") ? t("staff-exchange:feed.error.name") : undefined;
	return (
		<>
			<BackLink href={staffPaths(council).imports()} />
			<ErrorSummary
				errors={[
					...(address ? [{ field: "address", text: address }] : []),
					...(name ? [{ field: "name", text: name }] : []),
				]}
			/>
			<PageHeading lead={t("staff-exchange:feed.intro")}>{t("staff-exchange:feed.title")}</PageHeading>
			<form method="post" noValidate>
				<Input
					name="address"
					type="url"
					label={t("staff-exchange:feed.address")}
					labelSize="m"
					hint={t("staff-exchange:feed.address-hint")}
					error={address}
					defaultValue={refused?.typed.address}
				/>
				<Input
					name="name"
					label={t("staff-exchange:feed.name")}
					labelSize="m"
					hint={t("staff-exchange:feed.name-hint")}
					error={name}
					defaultValue={refused?.typed.name}
					width={20}
				/>
				<Button>{t("staff-exchange:feed.submit")}</Button>
			</form>
		</>
	);
}
