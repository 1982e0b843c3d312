/** The way into the staff area: straight on for those with one council, a choice for those with several. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeading } from "../../components/page-heading";
import { StaffFrame } from "../../components/staff/staff-frame";
import { councilsOf } from "../../features/people/my-councils.server";
import { isMadeUp } from "../../features/people/providers/settings.server";
import { requireSignedIn } from "../../features/people/require-staff.server";
import { missingForAll, signInFor } from "../../features/people/role-shortfalls.server";
import { pathsFor, staffPaths } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";
import { seeOther } from "../../platform/see-other";
import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

export async function loader(args: LoaderFunctionArgs) {
	const signedIn = await requireSignedIn(args);
	const { person, provider } = signedIn;
	const councils = await councilsOf(signedIn);
	const [only] = councils;
	if (only && councils.length === 1) throw seeOther(() => staffPaths(only.slug).home());
	const missing = councils.length === 0 ? await missingForAll(signedIn, signedIn.assurance) : null;
	if (missing) throw seeOther((paths) => signInFor(paths, missing, { return: paths.staff() }));
	const t = translator(ENGLISH.code);
	return {
		title: `${t("staff:choose.title")} – ${t("common:product")}`,
		person: person.name,
		councils,
		demo: await isMadeUp(provider),
	};
}

export default function Page() {
	const { person, councils, demo } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	return (
		<StaffFrame
			heading={t("common:product")}
			homeHref={pathsFor("en").staff()}
			person={person}
			doors={[]}
			siteHref={null}
			demo={demo}
		>
			<PageHeading>{t("staff:choose.title")}</PageHeading>
			{councils.length === 0 ? <p className="govuk-body app-measure">{t("staff:choose.none")}</p> : null}
			<ul className="govuk-list">
				{councils.map(({ slug, name }) => (
					<li key={slug}>
						<a className="govuk-link" href={staffPaths(slug).home()}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</StaffFrame>
	);
}
