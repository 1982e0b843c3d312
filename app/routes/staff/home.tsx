import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageHeading } from "../../components/page-heading";
import { requireStaff } from "../../features/accounts/require-staff.server";
import { useSpeech } from "../../platform/i18n/context";
import { ENGLISH } from "../../platform/i18n/languages";
import { translator } from "../../platform/i18n/translate.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { council, roles } = await requireStaff(args, "staff.enter");
	const t = translator(ENGLISH.code);
	return { title: t("staff:title", { page: t("staff:home.title"), council: council.name }), roles };
}

export default function Page() {
	const { roles } = useLoaderData<typeof loader>();
	const { t, format } = useSpeech();
	return (
		<>
			<PageHeading>{t("staff:home.title")}</PageHeading>
			<p className="govuk-body">
				{t("staff:home.roles", { roles: format.list(roles.map((role) => t(`staff:role.${role}`))) })}
			</p>
			<p className="govuk-body">{t("staff:home.nothing")}</p>
		</>
	);
}
