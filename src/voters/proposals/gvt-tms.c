/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-tms.h"

#include <glib/gi18n-lib.h>

/* A death certificate, a letter of the village head, or another document: PKPU 6/2021 article
 * 18(3)(a). */
static const char *const of_a_death[] = { "akta-kematian", "surat-keterangan", "dokumen-lain",
                                          NULL };

/* The membership card, as coklit asks for it. */
static const char *const of_service[] = { "kta", NULL };

/* What is known of evidence, alike in both schemes. Of the other reasons no rule is known. */
static const struct
{
  const char *code;
  const char *const *evidence;
} rules[] = {
  { "1", of_a_death },
  { "6", of_service },
  { "7", of_service },
};

const GvtCode gvt_tms_schemes[] = {
  { GVT_TMS_SCHEME, GVT_TMS_SCHEME },
  { GVT_TMS_SCHEME_2020, GVT_TMS_SCHEME_2020 },
  { NULL, NULL },
};

const char *
gvt_tms_scheme_code (const char *typed)
{
  static const struct
  {
    const char *typed;
    const char *scheme;
  } spellings[] = {
    { "2023/2024", GVT_TMS_SCHEME },      { "2023-2024", GVT_TMS_SCHEME },
    { "2023–2024", GVT_TMS_SCHEME },      { "2018-2020", GVT_TMS_SCHEME_2020 },
    { "2018/2020", GVT_TMS_SCHEME_2020 }, { "2018–2020", GVT_TMS_SCHEME_2020 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_strcmp0 (spellings[i].typed, typed) == 0)
      return spellings[i].scheme;

  return NULL;
}

const GvtCode *
gvt_tms_codes_of (const char *scheme)
{
  if (g_strcmp0 (scheme, GVT_TMS_SCHEME) == 0)
    return gvt_tms_codes;

  return g_strcmp0 (scheme, GVT_TMS_SCHEME_2020) == 0 ? gvt_tms_codes_2020 : NULL;
}

gboolean
gvt_tms_is_listed (const char *scheme, const char *code)
{
  const GvtCode *codes = gvt_tms_codes_of (scheme);

  return codes != NULL && gvt_code_is_listed (codes, code);
}

/* A disability of the mind takes nobody's vote: constitutional court 135/PUU-XIII/2015, to be
 * verified. */
gboolean
gvt_tms_is_proposed (const char *scheme, const char *code)
{
  return gvt_tms_is_listed (scheme, code)
         && !(g_strcmp0 (scheme, GVT_TMS_SCHEME_2020) == 0 && g_strcmp0 (code, "8") == 0);
}

const char *const *
gvt_tms_evidence (const char *scheme, const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (gvt_tms_is_listed (scheme, code) && g_strcmp0 (rules[i].code, code) == 0)
      return rules[i].evidence;

  return NULL;
}

gboolean
gvt_tms_is_shown (const char *scheme, const char *code, const char *const *evidence)
{
  const char *const *wanted = gvt_tms_evidence (scheme, code);

  if (wanted == NULL)
    return TRUE;

  for (guint i = 0; wanted[i] != NULL; i++)
    if (evidence != NULL && g_strv_contains (evidence, wanted[i]))
      return TRUE;

  return FALSE;
}

char *
gvt_tms_describe (const char *scheme, const char *code)
{
  if (!gvt_tms_is_listed (scheme, code))
    return g_strdup_printf (_ ("code %s of %s"), code, scheme);

  /* Translators: a code, its words, and its scheme: "6 Soldier (TNI), of 2023/2024" */
  return g_strdup_printf (_ ("%s %s, of %s"), code,
                          gvt_code_words (gvt_tms_codes_of (scheme), code), scheme);
}

char *
gvt_tms_describe_evidence (const char *scheme, const char *code)
{
  const char *const *wanted = gvt_tms_evidence (scheme, code);
  g_autoptr (GString) words = g_string_new (NULL);

  if (wanted == NULL)
    return g_strdup (_ ("No rule is known of what is to be shown for this reason, so nothing is "
                        "required. To be verified."));

  for (guint i = 0; wanted[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "; " : "",
                            gvt_code_words (gvt_evidence_codes, wanted[i]));

  return g_strdup_printf (wanted[1] == NULL ? _ ("To be shown: %s.")
                                            : _ ("To be shown, any one of these: %s."),
                          words->str);
}
