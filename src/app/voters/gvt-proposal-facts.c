/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-proposal-facts.h"

#include <glib/gi18n-lib.h>

#include "gvt-code-list.h"
#include "gvt-json.h"
#include "gvt-plain-row.h"
#include "gvt-text.h"
#include "gvt-tms.h"

void
gvt_proposal_facts_add (GtkListBox *list, const char *title, const char *value)
{
  if (value != NULL && *value != '\0')
    gtk_list_box_append (list, gvt_plain_row_new (title, value, FALSE));
}

/* Returns: (transfer full): "Death certificate, Family card (KK)"; "" where nothing was shown */
static char *
describe_evidence (JsonObject *proposal)
{
  JsonArray *all = gvt_json_get_array (proposal, "evidence", NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) each = NULL;

  for (guint i = 0; all != NULL && i < json_array_get_length (all); i++)
    {
      const char *code = gvt_json_element_text (all, i, "evidence", NULL);

      if (code != NULL)
        g_strv_builder_add (words, gvt_code_words (gvt_evidence_codes, code));
    }
  each = g_strv_builder_end (words);
  return g_strjoinv (", ", each);
}

/* Returns: (transfer full) (nullable): %NULL while the voter qualifies */
static char *
describe_reason (JsonObject *proposal)
{
  const char *scheme = gvt_json_text_or (proposal, "tms_scheme", NULL);
  const char *code = gvt_json_text_or (proposal, "tms_code", NULL);

  return scheme != NULL && code != NULL ? gvt_tms_describe (scheme, code) : NULL;
}

/* @name: of a member that holds a code, or null. Returns: (transfer none) (nullable) */
static const char *
words_of (JsonObject *proposal, const char *name, const GvtCode *codes)
{
  const char *code = gvt_json_text_or (proposal, name, NULL);

  return code != NULL ? gvt_code_words (codes, code) : NULL;
}

void
gvt_proposal_facts_show (GtkListBox *list,
                         JsonObject *proposal,
                         const char *state,
                         GvtRegionList *regions)
{
  g_autofree char *place = gvt_region_list_describe (
      regions, gvt_json_text_or (proposal, "village_code", ""));
  g_autofree char *made = gvt_text_date_time (gvt_json_int_or (proposal, "made_at", 0));
  g_autofree char *evidence = describe_evidence (proposal);
  g_autofree char *reason = describe_reason (proposal);
  gboolean is_own = FALSE;

  gvt_proposal_facts_add (list, _ ("Receipt number"), gvt_json_text_or (proposal, "receipt", NULL));
  gvt_proposal_facts_add (list, _ ("Proposal"),
                          words_of (proposal, "proposal", gvt_proposal_codes));
  gvt_proposal_facts_add (list, _ ("Reason"), reason);
  gvt_proposal_facts_add (list, _ ("State"), state);
  gvt_proposal_facts_add (list, _ ("Rejected because"),
                          words_of (proposal, "rejection", gvt_rejection_codes));
  if (gvt_json_get_bool (proposal, "own_request", &is_own, NULL) && is_own)
    gvt_proposal_facts_add (list, _ ("Request about one's own data"),
                            _ ("72 hours, UU PDP (to be verified)"));
  gvt_proposal_facts_add (list, _ ("Village"), place);
  gvt_proposal_facts_add (list, _ ("Made"), made);
  gvt_proposal_facts_add (list, _ ("By"), gvt_json_text_or (proposal, "made_by", NULL));
  gvt_proposal_facts_add (list, _ ("Reported by"),
                          words_of (proposal, "reporter", gvt_reporter_codes));
  gvt_proposal_facts_add (list, _ ("Evidence"), evidence);
}

void
gvt_proposal_facts_add_picture (GtkBox *pictures, GBytes *bytes)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_bytes (bytes, NULL);
  GtkWidget *picture;

  if (texture == NULL)
    {
      gtk_box_append (pictures, gtk_label_new (_ ("A picture that cannot be shown")));
      return;
    }
  picture = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), _ ("Photo of what was shown"));
  gtk_box_append (pictures, picture);
}

void
gvt_proposal_facts_clear (GtkListBox *list, GtkBox *pictures)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pictures))) != NULL)
    gtk_box_remove (pictures, child);
}
