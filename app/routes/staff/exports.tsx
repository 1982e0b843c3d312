import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink, Button, WarningText } from "../../components/govuk";
import { PageHeading } from "../../components/page-heading";
import { knowsConfidential } from "../../features/exchange/jobs/export.server";
import { requireStaff } from "../../features/people/require-staff.server";
import { EXPORT_NAMES, type ExportName } from "../../model/exchange/job";
import { staffPaths } from "../../paths";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const who = await requireStaff(args, "exports.run");
	const { slug, name } = who.council;
	const t = translator(ENGLISH.code);
	return {
		title: t("staff:title", { page: t("staff-exchange:exports.title"), council: name }),
		council: { slug, name },
		confidential: knowsConfidential(who),
	};
}

/** A file's name without its ending, under which its words stand. */
const wordsOf = (name: ExportName) =>
	name.replace(/\.\w+$/, "") as "sessions" | "services" | "places" | "organisations" | "open-referral";

export default function Page() {
	const { council, confidential } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	const paths = staffPaths(council.slug);
	return (
		<>
			<BackLink href={paths.imports()} />
			<PageHeading lead={t("staff-exchange:exports.intro", { council: council.name })}>
				{t("staff-exchange:exports.title")}
			</PageHeading>
			{confidential ? (
				<WarningText>{t("staff-exchange:exports.masked")}</WarningText>
			) : (
				<p className="govuk-body app-measure">{t("staff-exchange:exports.masked-hidden")}</p>
			)}
			<p className="govuk-body app-measure">{t("staff-exchange:exports.formulas")}</p>
			{EXPORT_NAMES.map((name) => (
				<form key={name} method="post" action={paths.exports(`/${name}`)}>
					<h2 className="govuk-heading-s govuk-!-margin-bottom-1">
						{t(`staff-exchange:exports.file.${wordsOf(name)}`)}
					</h2>
					<p className="govuk-body app-measure">{t(`staff-exchange:exports.about.${wordsOf(name)}`)}</p>
					<Button variant="secondary">
						{t("staff-exchange:exports.download")}{" "}
						<span className="govuk-visually-hidden">{t(`staff-exchange:exports.file.${wordsOf(name)}`)}</span>
					</Button>
				</form>
			))}
		</>
	);
}
