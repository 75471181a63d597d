import { navigate, routeHash, type Screen } from '../../../app/routes.ts';

/** A way to another screen. */
export function RouteLink({
  screen,
  item,
  children,
}: Readonly<{ screen: Screen; item: string | null; children: string }>) {
  return (
    <a
      href={routeHash({ screen, item })}
      onClick={(event) => {
        event.preventDefault();
        navigate(screen, item);
      }}
    >
      {children}
    </a>
  );
}
