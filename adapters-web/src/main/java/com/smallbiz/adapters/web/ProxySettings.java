package com.smallbiz.adapters.web;

import java.util.List;

/**
 * Which proxies are believed when they say whose request they pass on.
 *
 * @param trusted addresses, and networks in CIDR notation
 */
public record ProxySettings(List<String> trusted) {

  public static final ProxySettings NONE = new ProxySettings(List.of());

  /**
   * @throws IllegalArgumentException if one of them is neither an address nor a network
   */
  public ProxySettings {
    trusted = List.copyOf(trusted);
    trusted.forEach(Network::parse);
  }
}
