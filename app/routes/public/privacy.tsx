import type { LoaderFunctionArgs } from "@remix-run/node";
import { PageFrame } from "../../components/page-frame";
import { PageHeading } from "../../components/page-heading";
import { Prose } from "../../components/prose";
import { useSpeech } from "../../platform/i18n/context";
import { translator } from "../../platform/i18n/translate.server";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = kept({ changesWith: "portal" });

export function loader({ context }: LoaderFunctionArgs) {
	const t = translator(context.language.code);
	return { title: `${t("common:privacy.title")} – ${t("common:product")}` };
}

export default function Privacy() {
	const { t } = useSpeech();
	return (
		<PageFrame>
			<PageHeading lead={t("common:privacy.lead")}>{t("common:privacy.title")}</PageHeading>
			<Prose>
				<h2>{t("common:privacy.search.title")}</h2>
				<p>{t("common:privacy.search.postcode")}</p>
				<p>{t("common:privacy.search.address")}</p>
				<p>{t("common:privacy.search.location")}</p>
				<h2>{t("common:privacy.cookies.title")}</h2>
				<p>{t("common:privacy.cookies.shortlist")}</p>
				<p>{t("common:privacy.cookies.session")}</p>
				<p>{t("common:privacy.cookies.copy")}</p>
				<p>{t("common:privacy.cookies.none")}</p>
				<h2>{t("common:privacy.exit.title")}</h2>
				<p>{t("common:privacy.exit.body")}</p>
				<h2>{t("common:privacy.report.title")}</h2>
				<p>{t("common:privacy.report.body")}</p>
				<p>{t("common:privacy.report.kept")}</p>
				<h2>{t("common:privacy.maps.title")}</h2>
				<p>{t("common:privacy.maps.body")}</p>
				<h2>{t("common:privacy.rights.title")}</h2>
				<p>{t("common:privacy.rights.body")}</p>
				<p>
					<a href="https://ico.org.uk/">{t("common:privacy.rights.link")}</a>
				</p>
			</Prose>
		</PageFrame>
	);
}
