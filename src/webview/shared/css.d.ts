/** A style sheet that esbuild bundles beside the script. */
declare module '*.css';
