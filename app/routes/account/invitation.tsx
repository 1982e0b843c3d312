/** The link of an invitation by e-mail. */
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { StaffFrame } from "../../components/staff/staff-frame";
import { InvitationView } from "../../features/people/components/invitation-view";
import { invitationPage, requireInvitation } from "../../features/people/members/invitation-page.server";
import { accept } from "../../features/people/members/invitations.server";
import { requireSignedIn, sessionOf } from "../../features/people/require-staff.server";
import { allows } from "../../model/people/roles";
import { pathsFor, staffPaths } from "../../paths";
import { ENGLISH_ONLY } from "../../platform/english-only";
import { useSpeech } from "../../platform/i18n/context";
import { seeOther } from "../../platform/see-other";
import staffStyles from "../../styles/staff.scss?url";

export { pageMeta as meta } from "../../components/page-meta";

export const handle = ENGLISH_ONLY;

export const links = () => [{ rel: "stylesheet", href: staffStyles }];

const requirePage = ({ params, context }: LoaderFunctionArgs) => requireInvitation(params.token, context.client);

export async function loader(args: LoaderFunctionArgs) {
	const found = await requirePage(args);
	const page = invitationPage(found, await sessionOf(args));
	const status = page.over ? 410 : page.reader?.obstacle ? 403 : 200;
	return data({ title: page.title, page }, { status, headers: { "X-Robots-Tag": "noindex" } });
}

export async function action(args: ActionFunctionArgs) {
	const found = await requirePage(args);
	const signedIn = await requireSignedIn(args);
	// What stood in the way is said by the page itself.
	if (!(await accept(signedIn, found.id))) return seeOther((paths) => paths.invitation(args.params.token ?? ""));
	const { slug } = found.council;
	return seeOther((paths) => (allows([found.role], "records.work") ? paths.account() : staffPaths(slug).home()));
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function Invitation() {
	const { page } = useLoaderData<typeof loader>();
	const { t } = useSpeech();
	return (
		<StaffFrame
			heading={t("common:product")}
			homeHref={pathsFor("en").start()}
			person={page.reader?.name ?? null}
			doors={[]}
			siteHref={null}
			demo={page.demo}
		>
			<InvitationView page={page} />
		</StaffFrame>
	);
}
