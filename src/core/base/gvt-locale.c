/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-locale.h"

#include <locale.h>

/* In every Debian, whatever else is installed. */
#define UTF8_LOCALE "C.UTF-8"

/* The same files by a name that gettext does not know as C: names that begin with "C." it takes for
 * a wish to see no translation, and looks at LANGUAGE no more. A name may begin with a slash, and
 * is looked for where all are. */
#define TRANSLATED_LOCALE "/" UTF8_LOCALE

static gboolean
is_given (const char *value)
{
  return value != NULL && *value != '\0';
}

static const char *
find_asked (void)
{
  const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (is_given (value))
        return value;
    }
  return NULL;
}

/* Its words need no locale, only its name. */
static void
replace_missing (const char *asked)
{
  if (asked != NULL && !is_given (g_getenv ("LANGUAGE")))
    g_setenv ("LANGUAGE", asked, TRUE);
  setlocale (LC_ALL, UTF8_LOCALE);
}

void
gvt_locale_set_up (void)
{
  if (setlocale (LC_ALL, "") == NULL)
    replace_missing (find_asked ());
  if (is_given (g_getenv ("LANGUAGE")) && g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "C."))
    setlocale (LC_MESSAGES, TRANSLATED_LOCALE);
}
