/** Style sheets that a page imports for their effect alone. */
declare module '*.css';
