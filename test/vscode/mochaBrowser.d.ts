// The build of Mocha for browsers, which needs no Node; importing it sets the globals Mocha and mocha.
declare module 'mocha/mocha.js';
