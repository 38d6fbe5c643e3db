export default {
  app: { name: 'Cockpit', vendor: 'OpenMASH' },
  locales: { availableLocales: ['en'], fallbackLocale: 'en' },
  customScripts: ['mash/cockpit.js'],
  csrfCookieName: 'XSRF-TOKEN',
  previewHtml: false
};
