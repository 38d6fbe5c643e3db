export default {
  app: { name: 'Admin', vendor: 'OpenMASH' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['mash/admin.js'],
  csrfCookieName: 'XSRF-TOKEN'
};
