import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import { SignInView } from "../../features/people/components/sign-in-view";
import { sessionOf } from "../../features/people/require-staff.server";
import { signInPage } from "../../features/people/sign-in/sign-in-page.server";

export { pageMeta as meta } from "../../components/page-meta";

export async function loader(args: LoaderFunctionArgs) {
	const { searchParams } = new URL(args.request.url);
	const { page, status } = await signInPage(searchParams, args.context, await sessionOf(args));
	return data({ title: page.title, page }, { status, headers: { "X-Robots-Tag": "noindex" } });
}

export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function SignIn() {
	return (
		<PageFrame>
			<SignInView page={useLoaderData<typeof loader>().page} />
		</PageFrame>
	);
}
