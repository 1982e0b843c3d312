import type { LoaderFunctionArgs } from "@remix-run/node";
import { PageFrame } from "../../components/page-frame";
import { PageHeading } from "../../components/page-heading";
import { Prose } from "../../components/prose";
import { useSpeech } from "../../platform/i18n/context";
import { translator } from "../../platform/i18n/translate.server";
import { kept } from "../../platform/kept";

export { pageMeta as meta } from "../../components/page-meta";

const LAST_LOOKED_AT = "2026-11-23";

export const handle = kept({ changesWith: "portal" });

export function loader({ context }: LoaderFunctionArgs) {
	const t = translator(context.language.code);
	return { title: `${t("common:accessibility.title")} – ${t("common:product")}` };
}

export default function Accessibility() {
	const { t, format } = useSpeech();
	const abilities = ["contrast", "zoom", "keyboard", "speech", "script", "languages", "print"] as const;
	const limits = ["listings", "maps", "outside"] as const;
	return (
		<PageFrame>
			<PageHeading lead={t("common:accessibility.lead")}>{t("common:accessibility.title")}</PageHeading>
			<Prose>
				<h2>{t("common:accessibility.can.title")}</h2>
				<ul>
					{abilities.map((ability) => (
						<li key={ability}>{t(`common:accessibility.can.${ability}`)}</li>
					))}
				</ul>
				<h2>{t("common:accessibility.limits.title")}</h2>
				{limits.map((limit) => (
					<p key={limit}>{t(`common:accessibility.limits.${limit}`)}</p>
				))}
				<h2>{t("common:accessibility.help.title")}</h2>
				<p>{t("common:accessibility.help.body")}</p>
				<h2>{t("common:accessibility.report.title")}</h2>
				<p>{t("common:accessibility.report.body")}</p>
				<h2>{t("common:accessibility.enforcement.title")}</h2>
				<p>{t("common:accessibility.enforcement.body")}</p>
				<p>
					<a href="https://www.equalityadvisoryservice.com/">{t("common:accessibility.enforcement.link")}</a>
				</p>
				<h2>{t("common:accessibility.status.title")}</h2>
				<p>{t("common:accessibility.status.body")}</p>
				<p>{t("common:accessibility.status.date", { date: format.date(LAST_LOOKED_AT) })}</p>
			</Prose>
		</PageFrame>
	);
}
