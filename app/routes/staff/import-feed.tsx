import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, Button, ErrorSummary, Input } from "../../components/govuk";
import { OneTimeMark } from "../../components/one-time-mark";
import { PageHeading } from "../../components/page-heading";
import { feedForm } from "../../features/exchange/jobs/feed-form";
import { addFeedJob } from "../../features/exchange/jobs/jobs.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { listErrors } from "../../platform/forms/field-errors";
import { readValues } from "../../platform/forms/form";
import { readPosted } from "../../platform/forms/read-posted.server";
import { typedIn } from "../../platform/forms/values";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { markIn } from "../../platform/once.server";
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
	const { values } = await readPosted(args);
	const read = readValues(feedForm, values);
	if (!read.ok) return data({ errors: read.errors, typed: typedIn(values, ["address", "name"]) }, { status: 400 });
	const id = await addFeedJob(who, read.values, markIn(values));
	return seeOther(() => staffPaths(who.council.slug).imports(`/${id}`));
}

export default function Page() {
	const { council } = useLoaderData<typeof loader>();
	const refused = useActionData<typeof action>();
	const { t } = useSpeech();
	const errors = listErrors(refused?.errors ?? {}, (reason) => t(`staff-exchange:feed.error.${reason}`));
	const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
	return (
		<>
			<BackLink href={staffPaths(council).imports()} />
			<ErrorSummary errors={errors} />
			<PageHeading lead={t("staff-exchange:feed.intro")}>{t("staff-exchange:feed.title")}</PageHeading>
			<form method="post" noValidate>
				<OneTimeMark />
				<Input
					name="address"
					type="url"
					label={t("staff-exchange:feed.address")}
					labelSize="m"
					hint={t("staff-exchange:feed.address-hint")}
					error={errorOf("address")}
					defaultValue={refused?.typed.address}
				/>
				<Input
					name="name"
					label={t("staff-exchange:feed.name")}
					labelSize="m"
					hint={t("staff-exchange:feed.name-hint")}
					error={errorOf("name")}
					defaultValue={refused?.typed.name}
					width={20}
				/>
				<Button>{t("staff-exchange:feed.submit")}</Button>
			</form>
		</>
	);
}
