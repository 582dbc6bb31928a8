/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-proxies.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-error.h"

#define MAX_HOPS 8

struct _GvtHttpProxies
{
  GHashTable *addresses; /* as GIO writes them */
};

/* Returns: (transfer full) (nullable): as GIO writes it, however it was written */
static char *
normalize (const char *text)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (text);

  return address != NULL ? g_inet_address_to_string (address) : NULL;
}

GvtHttpProxies *
gvt_http_proxies_new (GPtrArray *addresses, GError **error)
{
  g_autoptr (GvtHttpProxies) self = g_new0 (GvtHttpProxies, 1);

  self->addresses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < addresses->len; i++)
    {
      char *address = normalize (addresses->pdata[i]);

      if (address == NULL)
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no IP address"),
                       (const char *) addresses->pdata[i]);
          return NULL;
        }
      g_hash_table_add (self->addresses, address);
    }
  return g_steal_pointer (&self);
}

void
gvt_http_proxies_free (GvtHttpProxies *self)
{
  g_hash_table_unref (self->addresses);
  g_free (self);
}

gboolean
gvt_http_proxies_has (const GvtHttpProxies *self, const char *address)
{
  return g_hash_table_contains (self->addresses, address);
}

/* The last word of the list that ends at @end. Returns: (transfer full) (nullable) */
static char *
read_last (const char *list, const char **end)
{
  const char *comma = g_strrstr_len (list, *end - list, ",");
  const char *begin = comma != NULL ? comma + 1 : list;
  g_autofree char *word = g_strstrip (g_strndup (begin, (gsize) (*end - begin)));

  *end = comma != NULL ? comma : list;
  return normalize (word);
}

char *
gvt_http_proxies_find_client (const GvtHttpProxies *self, const char *proxy, const char *forwarded)
{
  g_autofree char *client = g_strdup (proxy);
  const char *end = forwarded != NULL ? forwarded + strlen (forwarded) : NULL;

  for (guint i = 0; i < MAX_HOPS && end != forwarded && gvt_http_proxies_has (self, client); i++)
    {
      char *before = read_last (forwarded, &end);

      if (before == NULL)
        break;
      g_free (client);
      client = before;
    }
  return g_steal_pointer (&client);
}
