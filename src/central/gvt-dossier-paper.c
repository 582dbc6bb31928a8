/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dossier of a lost laptop on A4, to be signed and sent. */
#include <glib/gi18n-lib.h>

#include "gvt-central-dossier.h"
#include "gvt-central-regions.h"
#include "gvt-json.h"
#include "gvt-loss.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-text.h"

#define LABEL_WIDTH 200.0

typedef struct
{
  JsonObject *dossier;
  GvtRegionList *regions; /* (nullable) */
  GvtPageFlow flow;
} Drawing;

static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Drawing *self = data;
  g_autofree char *at = gvt_text_date_time (gvt_json_int_or (self->dossier, "written_at_us", 0));
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *line = NULL;

  /* Translators: the centre's name, a laptop's code, a time, a page's number */
  line = g_strdup_printf (_ ("%s · laptop %s · as of %s · page %u"),
                          gvt_json_text_or (self->dossier, "centre", ""),
                          gvt_json_text_or (self->dossier, "code", ""), at, number);
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, line);
  page->y = GVT_PAGE_MARGIN;
}

static void
draw_text (Drawing *self, double size, gboolean is_bold, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, is_bold, size };

  gvt_page_flow_plain (&self->flow, &cell, text);
  gvt_page_advance (&self->flow.page, 4);
}

static void
draw_row (Drawing *self, const char *label, const char *value)
{
  GvtPageCell left = { 0, LABEL_WIDTH - 10, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell right = { LABEL_WIDTH, GVT_PAGE_INNER - LABEL_WIDTH, PANGO_ALIGN_LEFT, TRUE, 10 };
  GvtPage *page = &self->flow.page;
  double height;

  gvt_page_flow_need (&self->flow, 48);
  height = gvt_page_text (page, &left, 3, label);
  height = MAX (height, gvt_page_text (page, &right, 3, value));
  gvt_page_advance (page, height + 3);
}

static void
draw_time (Drawing *self, const char *label, JsonObject *object, const char *name)
{
  gint64 at_us = gvt_json_int_or (object, name, 0);
  g_autofree char *at = at_us != 0 ? gvt_text_date_time (at_us) : g_strdup (_ ("not known"));

  draw_row (self, label, at);
}

static void
draw_number (Drawing *self, const char *label, const char *name)
{
  g_autofree char *number = gvt_text_number (gvt_json_int_or (self->dossier, name, 0));

  draw_row (self, label, number);
}

/* Returns: (transfer full): the words of an array, with commas */
static char *
join (JsonObject *object, const char *name)
{
  JsonArray *array = json_object_get_array_member (object, name);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            json_array_get_string_element (array, i));
  return g_strdup (text->str);
}

static void
draw_loss (Drawing *self)
{
  JsonObject *loss = json_object_get_object_member (self->dossier, "loss");
  const char *where = gvt_json_text_or (loss, "where", "");
  g_autofree char *seen = gvt_text_date (gvt_json_text_or (loss, "last_seen_on", ""));
  g_autofree char *place = *where == '\0'          ? g_strdup (_ ("not known"))
                           : self->regions != NULL ? gvt_region_list_describe (self->regions, where)
                                                   : g_strdup (where);

  draw_text (self, 12, TRUE, _ ("What happened"));
  draw_row (self, _ ("How"), gvt_loss_describe (gvt_json_text_or (loss, "reason", "")));
  draw_row (self, _ ("Last seen"), seen);
  draw_row (self, _ ("Where"), place);
  draw_row (self, _ ("Reported by"), gvt_json_text_or (loss, "by", ""));
  draw_time (self, _ ("Discovered"), loss, "discovered_at_us");
  draw_time (self, _ ("Notice due (3 × 24 hours)"), loss, "deadline_at_us");
  if (json_object_has_member (self->dossier, "found_at_us"))
    draw_time (self, _ ("Found again"), self->dossier, "found_at_us");
}

static void
draw_laptop (Drawing *self)
{
  g_autofree char *users = join (self->dossier, "users");
  const char *holder = gvt_json_text_or (self->dossier, "holder", "");
  const char *by = gvt_json_text_or (self->dossier, "last_unlock_by", "");
  const char *program = gvt_json_text_or (self->dossier, "program", "");

  draw_text (self, 12, TRUE, _ ("The laptop"));
  draw_row (self, _ ("Code"), gvt_json_text_or (self->dossier, "code", ""));
  draw_row (self, _ ("Who answers for it"), *holder != '\0' ? holder : _ ("nobody was named"));
  draw_row (self, _ ("Who opens it"), users);
  draw_time (self, _ ("Last contact with the centre"), self->dossier, "last_contact_at_us");
  draw_time (self, _ ("Last unlock that it told of, by its own clock"), self->dossier,
             "last_unlock_at_us");
  draw_row (self, _ ("Unlocked by"), *by != '\0' ? by : _ ("not known"));
  draw_row (self, _ ("Program version"), *program != '\0' ? program : _ ("not known"));
  draw_number (self, _ ("Records of it at the centre"), "records_held");
  draw_number (self, _ ("Of these, taken after it was reported lost"), "records_after");
}

static const char *
lease_words (JsonObject *dossier)
{
  if (json_object_get_boolean_member (dossier, "is_destroyed"))
    return _ ("destroyed: the laptop said so itself");
  return _ ("revoked; the laptop has not met the centre since, or has not said that it obeyed");
}

static void
draw_village (Drawing *self, JsonObject *village)
{
  const char *code = gvt_json_text_or (village, "code", "");
  g_autofree char *name = self->regions != NULL ? gvt_region_list_describe (self->regions, code)
                                                : g_strdup (code);
  g_autofree char *rows = json_object_get_null_member (village, "rows")
                              ? g_strdup (_ ("number of voters not known any more"))
                              : gvt_text_number (json_object_get_int_member (village, "rows"));
  /* Translators: of a voter list: how many voters, which election, which version of the list */
  g_autofree char *value = g_strdup_printf (_ ("%s voters · %s, version %d"), rows,
                                            gvt_json_text_or (village, "election", ""),
                                            (int) gvt_json_int_or (village, "list_version", 0));

  draw_row (self, name, value);
}

static void
draw_data (Drawing *self)
{
  JsonArray *villages = json_object_get_array_member (self->dossier, "villages");
  g_autofree char *columns = join (self->dossier, "columns");

  draw_text (self, 12, TRUE, _ ("Which data"));
  draw_number (self, _ ("Villages whose voter list it could open"), "n_villages");
  draw_number (self, _ ("Voters in these lists"), "n_rows");
  draw_row (self, _ ("Columns of the lists"), columns);
  draw_row (self, _ ("State of the keys"), lease_words (self->dossier));
  for (guint i = 0; i < json_array_get_length (villages); i++)
    draw_village (self, json_array_get_object_element (villages, i));
}

static void
draw_rest (Drawing *self)
{
  draw_text (self, 12, TRUE, _ ("What protects them"));
  draw_text (self, 10, FALSE,
             _ ("The store of the laptop is encrypted (SQLCipher), and each list once more under a "
                "key of its own, which only data officers and supervisors open, by a passphrase. "
                "Each try of a passphrase costs Argon2id with at least 64 MiB and three passes. "
                "Lists close when their lease ends. When the laptop meets the centre it destroys "
                "the keys. A copy of its whole disk from before stays as it was: passphrases alone "
                "protect that."));
  draw_text (self, 12, TRUE, _ ("What the law asks"));
  draw_text (
      self, 10, FALSE,
      _ ("UU 27/2022, art. 46: a written notice within 3 × 24 hours to the people concerned and to "
         "the agency, about which data, when and how, and what is done about it. Disability is to "
         "be treated as specific data (art. 4). Not checked in the official text: needs "
         "verification by the legal division before it is quoted."));
  draw_text (self, 10, FALSE, _ ("No voter is named in this document."));
  gvt_page_flow_need (&self->flow, 110);
  draw_text (self, 10, FALSE, _ ("name, signature, date and hour"));
  gvt_page_advance (&self->flow.page, 60);
  gvt_page_rule (&self->flow.page, 0, GVT_PAGE_INNER / 2);
}

static void
draw (cairo_t *cairo, gpointer data)
{
  Drawing *self = data;
  void (*const parts[]) (Drawing *) = { draw_loss, draw_laptop, draw_data, draw_rest };

  gvt_page_flow_init (&self->flow, cairo, dress, self);
  draw_text (self, 18, TRUE, _ ("Report of a lost laptop"));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      gvt_page_advance (&self->flow.page, 8);
      parts[i](self);
    }
  gvt_page_flow_clear (&self->flow);
}

GBytes *
gvt_central_dossier_draw (GvtCentral *self, JsonObject *dossier, GError **error)
{
  /* Before regions are imported codes will do. */
  g_autoptr (GvtRegionList) regions = gvt_central_load_regions (self, NULL);
  Drawing drawing = { .dossier = dossier, .regions = regions };

  return gvt_pdf_draw (_ ("Report of a lost laptop"), draw, &drawing, error);
}
