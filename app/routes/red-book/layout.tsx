/** What stands around every page of a child's record. Each page asks by itself who may see it. */
import { Outlet } from "@remix-run/react";
import { PageFrame } from "../../components/page-frame";
import redBookStyles from "../../styles/red-book.scss?url";

export const links = () => [{ rel: "stylesheet", href: redBookStyles }];

export default function RedBook() {
	return (
		<PageFrame account="account">
			<Outlet />
		</PageFrame>
	);
}
