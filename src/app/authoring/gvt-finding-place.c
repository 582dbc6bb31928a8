/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-finding-place.h"

#include <string.h>

static const char *const lists[] = { "lessons", "items", "claims", "picture_lessons" };

/* Returns: what comes after the dot, or empty */
static const char *
skip_dot (const char *text)
{
  return *text == '.' ? text + 1 : text;
}

/* "items[3].prompt" */
static gboolean
find_part (const char *text, GvtFindingPlace *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gsize length = strlen (lists[i]);
      char *end = NULL;

      if (strncmp (text, lists[i], length) != 0 || text[length] != '[')
        continue;
      place->list = lists[i];
      place->index = (guint) g_ascii_strtoull (text + length + 1, &end, 10);
      place->field = skip_dot (*end == ']' ? end + 1 : end);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_card (GvtDraft *draft, const char *file, GvtFindingPlace *place)
{
  for (guint i = 0; i < gvt_draft_get_n_cards (draft); i++)
    if (g_str_equal (gvt_draft_get_card_file (draft, i), file))
      {
        place->list = "lessons";
        place->index = i;
        place->field = "text";
        return TRUE;
      }
  return FALSE;
}

/* Some rules name the question and mean one field of it. */
static const char *
get_meant_field (GvtLintFinding *finding, const char *field)
{
  const char *rule = gvt_lint_finding_get_rule (finding);

  return *field == '\0' && g_str_equal (rule, "explanation") ? "explanation" : field;
}

gboolean
gvt_finding_place_find (GvtLintFinding *finding, GvtDraft *draft, GvtFindingPlace *place)
{
  const char *file = gvt_lint_finding_get_file (finding);
  const char *text = gvt_lint_finding_get_place (finding);

  memset (place, 0, sizeof *place);
  if (g_str_has_suffix (file, ".md"))
    {
      place->line = gvt_lint_finding_get_line (finding);
      return find_card (draft, file, place);
    }
  if (!g_str_has_suffix (file, ".json"))
    return FALSE;

  if (find_part (text, place))
    {
      place->field = get_meant_field (finding, place->field);
      return TRUE;
    }
  place->list = "";
  place->field = text;
  return TRUE;
}
