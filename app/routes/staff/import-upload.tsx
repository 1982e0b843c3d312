import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink, Button, ErrorSummary, FileUpload } from "../../components/govuk";
import { OneTimeMark } from "../../components/one-time-mark";
import { PageHeading } from "../../components/page-heading";
import { addSheetJob } from "../../features/exchange/jobs/jobs.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { staffPaths } from "../../paths";
import { readPosted } from "../../platform/forms/read-posted.server";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { council } = await requireStaff(args, "imports.run");
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:upload.title"), council: council.name }),
		council: council.slug,
	};
}

export async function action(args: ActionFunctionArgs) {
	const who = await requireStaff(args, "imports.run");
	const { files, values } = await readPosted(args);
	const uploaded = await addSheetJob(who, files.file, values);
	if (uploaded.ok) return seeOther(() => staffPaths(who.council.slug).imports(`/${uploaded.id}/columns`));
	const sentence = "sentence" in uploaded ? uploaded.sentence : "";
	const error = translator(ENGLISH.code)(`staff-exchange:upload.error.${uploaded.reason}`, { sentence });
	return data({ error }, { status: 400 });
}

export default function Page() {
	const { council } = useLoaderData<typeof loader>();
	const error = useActionData<typeof action>()?.error;
	const { t } = useSpeech();
	return (
		<>
			<BackLink href={staffPaths(council).imports()} />
			<ErrorSummary errors={error ? [{ field: "file", text: error }] : []} />
			<PageHeading lead={t("staff-exchange:upload.intro")}>{t("staff-exchange:upload.title")}</PageHeading>
			<p className="govuk-body app-measure">
				<a className="govuk-link" href={staffPaths(council).imports("/template.csv")} download>
					{t("staff-exchange:upload.template")}
				</a>
				. {t("staff-exchange:upload.template-how")}
			</p>
			<form method="post" action={staffPaths(council).imports("/upload")} encType="multipart/form-data" noValidate>
				<OneTimeMark />
				<FileUpload
					name="file"
					label={t("staff-exchange:upload.file")}
					labelSize="m"
					hint={t("staff-exchange:upload.hint")}
					error={error}
					accept=".xlsx,.csv,.tsv,.txt,text/csv"
				/>
				<Button>{t("staff-exchange:upload.submit")}</Button>
			</form>
		</>
	);
}
