export default {
  app: { name: 'Welcome', vendor: 'OpenMASH' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['mash/welcome.js'],
  csrfCookieName: 'XSRF-TOKEN'
};
