/** Style sheets become part of the page's own. */
declare module '*.css';
