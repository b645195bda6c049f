package dev.slipway.kernel.fix;

import java.util.Map;
import java.util.Optional;

/// Libraries that notebooks often use: which package comes with which coordinates, and which type is in which package.
final class WellKnown {
    private static final Map<String, String> COORDINATES = Map.ofEntries(
            Map.entry("com.google.common", "com.google.guava:guava:33.8.0-jre"),
            Map.entry("com.google.gson", "com.google.code.gson:gson:2.15.0"),
            Map.entry("com.fasterxml.jackson", "com.fasterxml.jackson.core:jackson-databind:2.23.0"),
            Map.entry("org.apache.commons.lang3", "org.apache.commons:commons-lang3:3.22.0"),
            Map.entry("org.apache.commons.math3", "org.apache.commons:commons-math3:3.6.1"),
            Map.entry("org.apache.commons.text", "org.apache.commons:commons-text:1.15.0"),
            Map.entry("org.apache.commons.csv", "org.apache.commons:commons-csv:1.14.1"),
            Map.entry("org.apache.commons.io", "commons-io:commons-io:2.22.0"),
            Map.entry("org.jsoup", "org.jsoup:jsoup:1.24.1"),
            Map.entry("okhttp3", "com.squareup.okhttp3:okhttp:4.12.0"),
            Map.entry("org.knowm.xchart", "org.knowm.xchart:xchart:3.8.8"),
            Map.entry("org.jfree.chart", "org.jfree:jfreechart:1.5.6"),
            Map.entry("org.ejml", "org.ejml:ejml-simple:0.43.1"),
            Map.entry("org.yaml.snakeyaml", "org.yaml:snakeyaml:2.7"),
            Map.entry("smile", "com.github.haifengl:smile-core:3.1.1"));
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("Gson", "com.google.gson.Gson"),
            Map.entry("GsonBuilder", "com.google.gson.GsonBuilder"),
            Map.entry("ObjectMapper", "com.fasterxml.jackson.databind.ObjectMapper"),
            Map.entry("JsonNode", "com.fasterxml.jackson.databind.JsonNode"),
            Map.entry("ImmutableList", "com.google.common.collect.ImmutableList"),
            Map.entry("ImmutableMap", "com.google.common.collect.ImmutableMap"),
            Map.entry("ImmutableSet", "com.google.common.collect.ImmutableSet"),
            Map.entry("Multimap", "com.google.common.collect.Multimap"),
            Map.entry("StringUtils", "org.apache.commons.lang3.StringUtils"),
            Map.entry("DescriptiveStatistics", "org.apache.commons.math3.stat.descriptive.DescriptiveStatistics"),
            Map.entry("CSVFormat", "org.apache.commons.csv.CSVFormat"),
            Map.entry("FileUtils", "org.apache.commons.io.FileUtils"),
            Map.entry("IOUtils", "org.apache.commons.io.IOUtils"),
            Map.entry("Jsoup", "org.jsoup.Jsoup"),
            Map.entry("OkHttpClient", "okhttp3.OkHttpClient"),
            Map.entry("SimpleMatrix", "org.ejml.simple.SimpleMatrix"));

    private WellKnown() {}

    /// Returns the coordinates of the library that has the package `name`; empty if none is known to.
    static Optional<String> library(String name) {
        return COORDINATES.entrySet().stream()
                .filter(entry -> name.equals(entry.getKey()) || name.startsWith(entry.getKey() + "."))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Returns the qualified name of the type that is usually meant by `name`; empty if none is.
    static Optional<String> type(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }
}
