/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-parts-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-json.h"

void
gvt_report_laptop_free (GvtReportLaptop *self)
{
  g_free (self->code);
  g_free (self);
}

JsonArray *
gvt_report_laptops_to_json (GPtrArray *laptops)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < laptops->len; i++)
    {
      const GvtReportLaptop *laptop = laptops->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "code", laptop->code);
      json_object_set_boolean_member (object, "is_named", laptop->is_named);
      json_object_set_int_member (object, "classes", laptop->n_classes);
      json_object_set_int_member (object, "open", laptop->n_open);
      json_object_set_int_member (object, "records", (gint64) laptop->n_records);
      gvt_json_set_hash (object, "head", &laptop->head);
      json_object_set_boolean_member (object, "has_reported", laptop->n_classes > 0);
      json_array_add_object_element (array, object);
    }
  return array;
}

guint
gvt_report_count_laptops (GPtrArray *laptops)
{
  guint n = 0;

  for (guint i = 0; i < laptops->len; i++)
    n += ((const GvtReportLaptop *) laptops->pdata[i])->n_classes > 0 ? 1 : 0;
  return n;
}

char *
gvt_report_describe_source (GPtrArray *laptops)
{
  if (laptops == NULL)
    return g_strdup (_ ("this laptop alone"));
  return g_strdup_printf (ngettext ("%u of %u laptop", "%u of %u laptops", laptops->len),
                          gvt_report_count_laptops (laptops), laptops->len);
}
